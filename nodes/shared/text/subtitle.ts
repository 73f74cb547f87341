/**
 * n8n evaluates a subtitle as an expression with the node's parameters, so what it needs to know must be part of it. To stay short,
 * it makes labels from names, and has only those labels as data that differ.
 */

/** A change to a name, and the code for it. */
interface Rule {
	apply: (text: string) => string;
	code: string;
}

/** `getManyOfAllOrders` → `Get Many Of All Orders`. */
const WORDS: Rule = {
	apply: (text) => text.replace(/[A-Z]/g, ' $&').replace(/./, (c) => c.toUpperCase()),
	code: ".replace(/[A-Z]/g,' $&').replace(/./,c=>c.toUpperCase())",
};

/** Rules that only some nodes need. */
const OTHERS: Rule[] = [
	{
		apply: (text) => text.replace(/ (Of|For|At|By|Or|From) /, (word) => word.toLowerCase()),
		code: '.replace(/ (Of|For|At|By|Or|From) /,w=>w.toLowerCase())',
	},
	{ apply: (text) => text.replace('Batch', 'in Batch'), code: ".replace('Batch','in Batch')" },
];

type Labels = ReadonlyArray<readonly [name: string, label: string]>;

/** Code that gives the label of the name in the variable `x`. @param labels the label of each name */
export function codeForLabel(labels: Labels): string {
	return codeWith(labels, [WORDS, ...OTHERS]);
}

function codeWith(labels: Labels, rules: Rule[]): string {
	const made = (name: string) => rules.reduce((text, { apply }) => apply(text), name);
	const others = labels.filter(([name, label]) => made(name) !== label);
	const words = `x${rules.map(({ code }) => code).join('')}`;
	if (others.length === 0) return words;
	const known = others.map(([name, label]) => `${keyFor(name)}:${quoted(label)}`);
	return `({${[...new Set(known)].join(',')}})[x]||${words}`;
}

function keyFor(name: string): string {
	return /^[a-z]\w*$/i.test(name) ? name : quoted(name);
}

/** In single quotes, because n8n sends the description as JSON. */
function quoted(text: string): string {
	return `'${text.replaceAll("'", "\\'")}'`;
}
