/** The page on which the API can be read. */
export const docs = {
	'docs.title': '接口说明',
	'docs.what': '一切变更都是一条命令，一切画面都是同一大厅的视图。以下内容由校验规则本身生成。',
	'docs.machine': '机器可读的说明（OpenAPI 3.1）',
	'docs.commands': '命令',
	'docs.commands.how':
		'POST /api/<命令>，正文为 { id, payload, expect? }，返回 { position, result }。同一 id 再次提交，得到同一结果。',
	'docs.views': '视图',
	'docs.views.how':
		'GET /api/view/<视图>?<参数>，返回 { version, data }；也可通过 Socket.IO 订阅：emit("watch", { view, … })。',
	'docs.roles': '可用岗位：{roles}',
	'docs.expects': '须带 expect：所查看内容的版本号',
	'docs.secret': '参数不得出现在网址中：用 POST 查询',
	'docs.refusals': '拒绝代码',
	'docs.status': '状态码'
} as const;
