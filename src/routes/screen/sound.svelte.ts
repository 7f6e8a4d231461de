/** A voice that has not begun by then has none; one that talks longer than this has got stuck. */
const BEGINS_WITHIN = 2_000;
const LONGEST = 9_000;
/** Hertz and seconds of the two notes of the chime. */
const NOTES = [
	{ pitch: 784, at: 0 },
	{ pitch: 587, at: 0.28 }
] as const;
const NOTE = 0.6;

/** Chromium forgets to say that an utterance ended which nobody holds. */
let held: readonly SpeechSynthesisUtterance[] = [];

/** Chime and voice, as far as the browser has and allows them. Never throws: a hall without sound still sees its calls. */
export class Sound {
	/** The browser keeps quiet until somebody touches the page. */
	muted = $state(false);
	#audio: AudioContext | undefined;

	/** Returns how to close. */
	open(): () => void {
		if (!('AudioContext' in window)) return () => undefined;
		const audio = new AudioContext();
		this.#audio = audio;
		const listen = () => (this.muted = audio.state === 'suspended');
		audio.addEventListener('statechange', listen);
		const timer = setTimeout(listen, 1_000);
		return () => {
			clearTimeout(timer);
			audio.removeEventListener('statechange', listen);
			void audio.close().catch(() => undefined);
		};
	}

	/** After a touch: from now on the browser allows it. */
	allow(): void {
		this.muted = false;
		void this.#audio?.resume().catch(() => undefined);
	}

	async say(text: string, language: string): Promise<void> {
		await this.#chime();
		await this.#speak(text, language);
	}

	async #chime(): Promise<void> {
		const audio = this.#audio;
		if (audio?.state !== 'running') return;
		for (const { pitch, at } of NOTES) {
			const start = audio.currentTime + at;
			const tone = new OscillatorNode(audio, { frequency: pitch });
			const volume = new GainNode(audio, { gain: 0 });
			volume.gain.setValueAtTime(0, start);
			volume.gain.linearRampToValueAtTime(0.4, start + 0.02);
			volume.gain.exponentialRampToValueAtTime(0.001, start + NOTE);
			tone.connect(volume).connect(audio.destination);
			tone.start(start);
			tone.stop(start + NOTE);
		}
		await new Promise((resolve) => setTimeout(resolve, 700));
	}

	#speak(text: string, language: string): Promise<void> {
		if (!('speechSynthesis' in window)) return Promise.resolve();
		return new Promise((resolve) => {
			const words = new SpeechSynthesisUtterance(text);
			held = [...held, words];
			words.lang = language;
			words.rate = 0.95;
			let timer = setTimeout(resolve, BEGINS_WITHIN);
			const over = () => {
				clearTimeout(timer);
				held = held.filter((other) => other !== words);
				resolve();
			};
			words.onstart = () => {
				clearTimeout(timer);
				timer = setTimeout(() => {
					speechSynthesis.cancel();
					over();
				}, LONGEST);
			};
			words.onend = over;
			words.onerror = ({ error }) => {
				if (error === 'not-allowed') this.muted = true;
				over();
			};
			speechSynthesis.speak(words);
		});
	}
}
