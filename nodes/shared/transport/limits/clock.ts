import { sleep } from 'n8n-workflow';

/** Time and chance, so that tests can play both. */
export interface Clock {
	now(): number;
	/** Rejects as soon as the signal is aborted. */
	wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
	/** 0 up to, but not including, 1. */
	random(): number;
}

export const realClock: Clock = { now: Date.now, wait: sleep, random: Math.random };
