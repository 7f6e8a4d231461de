/** What the screens of the hall say and speak. */
export const screen = {
	'screen.title': '大厅叫号屏',
	'screen.window.title': '{window} 号窗口屏',
	'screen.please': '请',
	'screen.goto': '到 {window} 号窗口',
	/** spoken: digits one by one */
	'screen.spoken': '请 {number} 号，到 {window} 号窗口',
	'screen.none': '请留意叫号',
	'screen.calls': '最近叫号',
	'screen.noCalls': '今日尚未叫号',
	'screen.queues': '等候情况',
	'screen.queue': '业务',
	'screen.waiting': '等候',
	'screen.estimate': '预计',
	'screen.noWait': '无需等候',
	'screen.muted': '声音未开启，点此开启',
	'screen.windowName': '{window} 号窗口',
	'screen.state.called': '请到本窗口办理',
	'screen.state.serving': '正在办理',
	'screen.state.free': '请等候叫号',
	'screen.state.paused': '暂停服务',
	'screen.state.closed': '暂未开放',
	'screen.state.other': '请到其他窗口办理'
} as const;
