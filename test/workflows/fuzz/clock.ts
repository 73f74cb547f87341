const RealDate = Date;
let shift = 0;

/** The clock of this machine, ahead of the real one. Timers are not concerned. */
class ShiftedDate extends RealDate {
	constructor(...parts: [] | [number | string | Date]) {
		super(...((parts.length === 0 ? [RealDate.now() + shift] : parts) as [number]));
	}

	static override now(): number {
		return RealDate.now() + shift;
	}
}

/** Lets time pass without waiting. */
export function shiftClock(milliseconds: number): void {
	shift += milliseconds;
	globalThis.Date = ShiftedDate as DateConstructor;
}

export function restoreClock(): void {
	shift = 0;
	globalThis.Date = RealDate;
}
