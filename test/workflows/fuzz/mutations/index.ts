import { type Circumstances, type Mutation } from '../answers';
import type { FuzzCase } from '../cases';
import type { RightAnswer } from '../rightAnswers';
import { BODIES } from './bodies';
import { GRAPHQL } from './graphQl';
import { HEAVY } from './heavy';
import { PAGES } from './pages';
import { RECORDS } from './records';
import { STATUSES } from './statuses';
import { TRANSPORTS } from './transports';

/** What may be spoiled about an answer, and how often each is. */
const GROUPS: ReadonlyArray<readonly [weight: number, mutations: readonly Mutation[]]> = [
	[30, STATUSES],
	[28, BODIES],
	[25, RECORDS],
	[18, PAGES],
	[18, TRANSPORTS],
	[25, GRAPHQL],
];

const ALL: Mutation[] = [...GROUPS.flatMap(([, mutations]) => mutations), ...HEAVY];

/** These take as long as the client waits. */
const UNTIL_TIMEOUT = new Set(['never answered', 'dripping for ever']);

/** A way to spoil this answer: heavy ones for that phase only, and for triggers none that lasts until a time-out. */
export function pickMutation(
	right: RightAnswer,
	circumstances: Circumstances,
	{ phase, number }: Pick<FuzzCase, 'phase' | 'number'>,
): Mutation | undefined {
	const { random } = circumstances;
	const isHeavy = phase === 'heavy';
	const fits = ({ name, isHeavy: takesLong, fits: test }: Mutation) =>
		(takesLong === true) === isHeavy &&
		!(phase === 'trigger' && UNTIL_TIMEOUT.has(name)) &&
		(test?.(right, circumstances) ?? true);
	if (isHeavy) {
		// Each in its turn, as there are few cases.
		const heavy = ALL.filter(fits);
		return heavy[number % heavy.length];
	}
	const groups = GROUPS.map(
		([weight, mutations]) => [weight, mutations.filter(fits)] as const,
	).filter(([, mutations]) => mutations.length > 0);
	return random.pickWeighted(
		random.pickWeighted(groups).map((mutation) => [mutation.weight, mutation] as const),
	);
}

/** The same mutation for another answer, if it fits. */
export function mutationNamed(
	name: string,
	right: RightAnswer,
	circumstances: Circumstances,
): Mutation | undefined {
	return ALL.find(
		(mutation) => mutation.name === name && (mutation.fits?.(right, circumstances) ?? true),
	);
}
