/** In the hall's zone, as all its screens show it; `HH:mm` compares with the hours of its rules in every language. */
const face = new Intl.DateTimeFormat('en-GB', {
	timeZone: 'Asia/Shanghai',
	hour: '2-digit',
	minute: '2-digit',
	hourCycle: 'h23'
});

export const clockFace = (now: number): string => face.format(now);
