/** Two soft tones, made here: no file, no device but the loudspeaker. */
const tones = [
  { hertz: 659, at: 0 },
  { hertz: 880, at: 0.14 },
] as const;
const loudness = 0.06;
const seconds = 0.3;

/** Heard when an envelope arrives; silent where the system has no sound. */
export function chime(): void {
  if (typeof AudioContext === 'undefined') return;
  const audio = new AudioContext();
  const start = audio.currentTime;
  for (const { hertz, at } of tones) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(loudness, start + at);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + at + seconds);
    tone.connect(volume).connect(audio.destination);
    tone.start(start + at);
    tone.stop(start + at + seconds);
  }
  setTimeout(() => void audio.close(), 1_000);
}
