import { singular, type NamedResource } from './naming';

/** The sentence for an operation: `Get many products`, `Update a product`, `Get the coupons of an order`. */
export function actionFor(operation: string, resource: NamedResource): string {
	const words = lowerUnlessAcronym(operation);
	const one = lowerUnlessAcronym(resource.name);
	const many = lowerUnlessAcronym(resource.plural);
	const single = one === many || isUnique(one) ? `the ${one}` : withArticle(one);
	return capitalized(phrase(words, { single, many }));
}

/** As n8n's guidelines want an action in the node creator's list: `Update product`, `Get coupons of order`. */
export function withoutArticles(action: string): string {
	return action.replaceAll(/ (?:an?|the) /g, ' ');
}

interface Noun {
	single: string;
	many: string;
}

function phrase(words: string, { single, many }: Noun): string {
	if (words === 'get count') return `count ${many}`;
	const count = /^get count of all (.+)$/.exec(words);
	if (count) return `count ${many} of all ${count[1]}`;
	const batch = /^(.+) in batch$/.exec(words);
	if (batch) return `${batch[1]} ${many} in batch`;
	const ofAll = /^get many of all (\w+)$/.exec(words);
	if (ofAll)
		return `get many ${many.replace(new RegExp(`^${singular(ofAll[1])} `), '')} of all ${ofAll[1]}`;
	const quantity = /^(get|delete) many(.*)$/.exec(words) ?? /^(\w+) all(.*)$/.exec(words);
	if (quantity) return words.replace(/ (many|all)/, ` $1 ${many}`);
	const channel = /^(\w+) for (\w+)$/.exec(words);
	if (channel) return `${channel[1]} ${single} of ${withArticle(channel[2])}`;
	const [verb, ...rest] = words.replace(/^create or (update|replace)/, 'create-or-$1').split(' ');
	const does = verb.replaceAll('-', ' ');
	if (rest.length === 0) return `${does} ${single}`;
	if (rest[0] === 'by') return `${does} ${single} ${rest.join(' ')}`;
	return `${does} the ${rest.join(' ')} of ${single}`;
}

/** Resources of which a store has only one. */
function isUnique(one: string): boolean {
	return (
		/(settings|robots\.txt|^logo|^favicon|^store|^storefront status|units of measurement|store (profile|locale))$/.test(
			one,
		) && !/token|metafield/.test(one)
	);
}

function withArticle(one: string): string {
	return `${/^[aeio]/i.test(one) ? 'an' : 'a'} ${one}`;
}

function capitalized(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

function lowerUnlessAcronym(text: string): string {
	return text.replaceAll(/\b[A-Z][a-z]+\b/g, (word) => word.toLowerCase());
}
