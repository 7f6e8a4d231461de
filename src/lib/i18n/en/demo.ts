/** What a demo hall says that runs by itself. */
export const demo = {
	'demo.title': 'Demo',
	'demo.what': 'simulated citizens and staff at work',
	'demo.play': 'Run the demo',
	'demo.stop': 'Stop the demo',
	'demo.pace': 'Speed of the demo',
	'demo.times': '{n}×',
	'demo.taken': 'Taken over',
	'demo.window': 'Window {name}',
	'demo.back': 'Hand back',
	'demo.plays': 'The demo works at this window',
	'demo.takeOver': 'Take over',
	'demo.yours': 'You have taken this window over',
	'demo.giveBack': 'Hand it back to the demo'
} as const;
