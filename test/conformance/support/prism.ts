import {
	createInstance,
	type IHttpConfig,
	type IHttpRequest,
	type IHttpResponse,
} from '@stoplight/prism-http';
import { CodeGen } from 'ajv';

import type { Specified } from './specifications';

/** A request as it came over the wire, and the answer it got. */
export interface Exchange {
	request: IHttpRequest;
	answer: IHttpResponse;
}

/** What Prism has to say, each a line that stays the same from run to run. */
export interface Verdict {
	request: string[];
	answer: string[];
}

const silent = () => undefined;
const logger = {
	trace: silent,
	debug: silent,
	info: silent,
	warn: silent,
	error: silent,
	fatal: silent,
	success: silent,
	child: () => logger,
	level: 'silent',
};

// Prism compiles each schema for a request or two. To optimize it takes a third of the time of these tests, and Prism has no
// option for it.
CodeGen.prototype.optimize = () => undefined;

const config: IHttpConfig = {
	isProxy: false,
	checkSecurity: true,
	validateRequest: true,
	validateResponse: true,
	errors: false,
	upstreamProxy: undefined,
	mock: { dynamic: false },
};

/** Lets Prism route and validate an exchange within the operations of one specification file, or fewer. */
export async function judge(
	specified: Specified[],
	{ request, answer }: Exchange,
): Promise<Verdict> {
	const mock = () => () => ({ _tag: 'Right' as const, right: answer });
	const prism = createInstance(config, { logger: logger as never, mock });
	const result = await prism.request(
		request,
		specified.map(({ operation }) => operation),
	)();
	if (result._tag === 'Left') return { request: [result.left.message], answer: [] };
	const { input, output } = result.right.validations;
	return { request: lines(input), answer: lines(output) };
}

type Diagnostics = Array<{
	path?: string[];
	message: string;
	code?: string | number;
	severity: unknown;
}>;

/** Deprecation is no violation. Elements of a list are alike, so their number is left out. */
function lines(diagnostics: Diagnostics): string[] {
	const told = diagnostics
		.filter(({ code }) => code !== 'deprecated')
		.map(({ path = [], message }) => `${placeOf(path)}: ${withoutPlace(message, path)}`);
	return [...new Set(told)].sort();
}

function placeOf(path: string[]): string {
	return path.map((text) => (/^\d+$/.test(text) ? '[]' : text)).join('.');
}

function withoutPlace(message: string, path: string[]): string {
	const place = path.slice(1).join('.');
	const begin = new RegExp(`^(Request|Response) (${path[0]} )?((property|parameter) )?`);
	const rest = message.replace(begin, '');
	return place && rest.startsWith(place) ? rest.slice(place.length).trim() : rest;
}
