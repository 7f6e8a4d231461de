/** What a demo hall says that runs by itself. */
export const demo = {
	'demo.title': '演示程序',
	'demo.what': '模拟群众取号办事，模拟人员受理审批',
	'demo.play': '运行演示',
	'demo.stop': '停止演示',
	'demo.pace': '演示速度',
	'demo.times': '{n} 倍',
	'demo.taken': '人工接手',
	'demo.window': '{name} 号窗口',
	'demo.back': '交还',
	'demo.plays': '演示程序正在操作本窗口',
	'demo.takeOver': '接手',
	'demo.yours': '您已接手本窗口',
	'demo.giveBack': '交还演示'
} as const;
