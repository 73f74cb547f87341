import type { Store } from '../state/store';

/** A person with access to a store's control panel. */
export interface Person {
	id: number;
	username: string;
	email: string;
}

const STAFF: Person = { id: 4471, username: 'staff@hearth.example', email: 'staff@hearth.example' };

/** The users of a store. The owner can install apps; both can open them. */
export function peopleOf({ hash }: Store): { owner: Person; staff: Person } {
	const email = `owner-${hash}@hearth.example`;
	return { owner: { id: 9128, username: email, email }, staff: STAFF };
}

/** The account that all stores here belong to. */
export const ACCOUNT_UUID = '5b6a3f0e-2d5c-4a7e-9c1d-7f3e8a90b124';
