import type { ParsedError } from './types';

/** The conflicts that BigCommerce documents for 409, by their wording, with advice for each. */
const CONFLICTS: Array<{ words: RegExp; advice: string }> = [
	{
		words:
			/insufficient (stock|inventory|quantity)|out ?of ?stock|not enough (stock|inventory)|enough in stock|available[_ ]quantity|exceeds? (the )?(available|stock|inventory)/i,
		advice:
			'There is not enough stock. Lower the quantity, or raise the stock or the backorder limit, and run the node again.',
	},
	{
		words:
			/\bversion\b|concurrent|possible conflict|review the changes|(changed|updated|modified) (since|meanwhile|in the meantime|by another)|out of date|outdated|stale/i,
		advice:
			'The record was changed in the meantime. Read it again and send the change with its current values, including its version if it has one.',
	},
	{
		words: /in progress|already running|active .{0,40}job|wait for it/i,
		advice:
			'Another operation is still running, and BigCommerce does not allow a second one. Run the node again when it is done.',
	},
	{
		words:
			/already (exists?|in use|used|taken|registered|assigned|associated|has)|duplicate|not unique|must be unique|\b(is|was|been) taken\b|already an account/i,
		advice:
			'A record with the same unique value already exists. Update that record, or use another value.',
	},
	{
		words:
			/\bin use\b|still (present|used|needed|associated)|associated with|is (used|referenced) by|cannot be deleted|can.{0,3}t be deleted/i,
		advice: 'Another record still uses this record. Remove the other record first.',
	},
];

const UNTOLD =
	'BigCommerce does not say what the conflict is. A record with the same unique value may already exist, the record may have been changed in the meantime, or another record may depend on it. Read it again before you change it.';

/** The advice for a conflict, based on BigCommerce's wording. */
export function adviceOnConflict({ title = '', details }: ParsedError): string {
	const said = [
		title,
		...details.slice(0, 20).map(({ field = '', message }) => `${field} ${message}`),
	].map((text) => text.slice(0, 600));
	return CONFLICTS.find(({ words }) => said.some((text) => words.test(text)))?.advice ?? UNTOLD;
}
