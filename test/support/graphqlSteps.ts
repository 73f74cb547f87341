/** An object of JSON. */
export type Json = Record<string, unknown>;

/** An operation as it stands in a node. */
export interface Step {
	/** Account of the sandbox. */
	account: 'account' | 'app' | 'full';
	/** Node parameters beside resource and operation. */
	parameters?: Json;
	/** Incoming items. */
	items?: Json[];
}

/** Carries out an operation. @returns the items that came out. @throws with n8n's message when there is one */
export type Does = (operation: string, step: Step) => Promise<Json[]>;

/** A value chosen "By ID". */
export const picked = (value: unknown) => ({ __rl: true, mode: 'id', value });

/** A form that is filled in. */
export const fields = (value: Json) => ({
	bodyMode: 'fields',
	fields: { mappingMode: 'defineBelow', value },
});

/** A list that is narrowed. */
export const filters = (value: Json) => ({ filters: { mappingMode: 'defineBelow', value } });

/** A list that is read to its end. */
export const all = { returnAll: true };
