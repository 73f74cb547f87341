/** The forms for lists in bodies, in catalog/forms.json. Written by hand in catalog/forms/entries.yaml. */

/** The form for a list (or an object) in the body of some operations. */
export interface EntryForm {
	/** The field of the body, `a.b` for a list inside of an object. */
	field: string;
	/** The node parameter. */
	parameter: string;
	/** The label, if not that of the field. */
	label?: string;
	/** The slugs of the operations. */
	operations: string[];
	/** What one entry is called, if there are several kinds. */
	entry?: string;
	/** The field holds one entry instead of a list. */
	single?: true;
	/** What an entry can be. Empty if the list is chosen in a dropdown. */
	kinds: EntryKind[];
	/** The list holds values that are chosen in one dropdown; `as` is the key that holds each in an object of the list. */
	choices?: { from: string; as?: string };
}

/** The example that a JSON field of a body starts with in the form. Written by hand in catalog/forms/templates.yaml. */
export interface Template {
	/** The field of the form, `a.b` for one inside of an object; `value` if the body is a list. */
	field: string;
	/** The slugs of the operations. */
	operations: string[];
	value: unknown;
}

export interface EntryKind {
	name: string;
	label: string;
	fields: EntryField[];
	/** JSONata: an entry as filled in → the entry as it is sent. */
	shape?: string;
}

export type EntryFieldType =
	'text' | 'number' | 'boolean' | 'date' | 'options' | 'entries' | 'hidden';

export interface EntryField {
	/** The path of the value in the entry, with dots. */
	name: string;
	/** The label, if not that of the field. */
	label?: string;
	type: EntryFieldType;
	placeholder?: string;
	default?: string | number | boolean;
	required?: true;
	/** Value → label; the label is empty if it follows from the value. */
	options?: Record<string, string>;
	/** The picker that the record is picked from, by name or ID. */
	picker?: string;
	/** The picker whose records a dropdown shows. */
	choice?: string;
	/** The same for several of them. */
	many?: string;
	/** For `entries`: a list inside of the entry. */
	entry?: string;
	fields?: EntryField[];
}
