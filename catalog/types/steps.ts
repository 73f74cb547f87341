/** How an operation consists of several requests. Written by hand in catalog/steps. */

import type { Repeat } from './request';

/** An expression in JSONata over what is known: the fields, the path parameters, and the results of earlier steps by their names. */
export type Expression = string;

/** When to refuse an item. Where the expression gives an object, the item is refused with its values in the text. */
export interface Refusal {
	when: Expression;
	/** Texts with `{name}` for a value. */
	message: string;
	advice: string;
}

/** One list for all items, in as few requests as possible. Each item gets the records whose field has its value. */
export interface SharedRead {
	/** The value of an item. */
	value: Expression;
	/** The field of the records with it. */
	field: string;
	/** The filter that takes the values; without one, `filters` select the records. */
	filter?: string;
	/** Other filters, as an object. `values` are those of all items. */
	filters?: Expression;
	/** Whether to read the list, given `values`. */
	when?: Expression;
}

export interface Step {
	/** Later expressions find its result under this name: the records of a list, one record, or one for each of `forEach`. */
	name: string;
	/** Works something out, without a request. */
	value?: Expression;
	/** Slug of the operation to carry out. */
	operation?: string;
	/** Only if this is true. */
	when?: Expression;
	/** Only if this field is given. What it needs is then checked before the first request. */
	given?: string;
	/** Once for each entry of this list, which is `each` in the other expressions. */
	forEach?: Expression;
	/** Path parameters by the names of node parameters; by default those of the operation itself. */
	parameters?: Expression;
	filters?: Expression;
	body?: Expression;
	/** Each entry of `forEach` names its `row`: if its request is refused, only that item fails. */
	ofRow?: true;
	shared?: SharedRead;
	/** Overrides how often the request may be sent. */
	repeat?: Repeat;
	/** What was done, as a sentence, for the message if a later step is refused. `record` is what BigCommerce answered. */
	done?: Expression;
	/** What to do if this step is refused after earlier ones were carried out. */
	rest?: string;
	/** What to do if it is not known whether the request was carried out. */
	unsure?: string;
	/** Checked after the step. */
	refuse?: Refusal[];
}

/** How an operation consists of several requests. */
export interface Steps {
	/** `provider` in the expressions is the carrier or tax provider of a credential of this kind. */
	credential?: 'shipping' | 'tax';
	/** Items with the same value are carried out as one, with their fields in `rows`. */
	together?: Expression;
	steps: Step[];
	/** The record that an item gets; with `together` a list, in the order of the rows. */
	result: Expression;
}
