/** What the screens of the hall say and speak. */
export const screen = {
	'screen.title': 'Hall screen',
	'screen.window.title': 'Screen of window {window}',
	'screen.please': 'Now calling',
	'screen.goto': 'to window {window}',
	/** spoken: digits one by one */
	'screen.spoken': 'Number {number}, please go to window {window}',
	'screen.none': 'Please watch for your number',
	'screen.calls': 'Latest calls',
	'screen.noCalls': 'Nobody was called yet today',
	'screen.queues': 'Waiting',
	'screen.queue': 'Queue',
	'screen.waiting': 'Waiting',
	'screen.estimate': 'Wait',
	'screen.noWait': 'no wait',
	'screen.muted': 'Sound is off. Touch to turn it on.',
	'screen.windowName': 'Window {window}',
	'screen.state.called': 'Please come to this window',
	'screen.state.serving': 'Being served',
	'screen.state.free': 'Please wait for your number',
	'screen.state.paused': 'Service paused',
	'screen.state.closed': 'Closed',
	'screen.state.other': 'Please use another window'
} as const;
