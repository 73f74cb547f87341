import type { IAllExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import type { Environment } from '../../shared/accounts/environment';
import { Cancelled } from '../../shared/errors/cancelled';
import { ApiError } from '../../shared/http/apiError';
import { TOO_LARGE } from '../../shared/http/networkErrors';
import { describeNoResponse } from '../../shared/http/errorMessages';
import { MOST_BYTES_OF_A_FILE } from '../../shared/http/httpClient';
import type { HttpResponse } from '../../shared/http/request';
import { isRedirect, decideRetry } from '../../shared/http/retry';
import { roundTrip } from '../../shared/http/roundTrip';
import { cancelSignal } from '../../shared/http/send';
import type { HttpOutcome } from '../../shared/http/types';
import { explainTooLarge, isPage } from '../../shared/http/unreadableResponse';
import { msg, type Message } from '../../shared/text/message';
import { realClock } from '../../shared/utils/clock';

const MOST_REDIRECTS = 5;

/** Milliseconds for which a download is retried. */
const PATIENCE = 10_000;

/** The account for a download. */
interface Recipient {
	environment: Environment;
	/** Milliseconds for one attempt. */
	timeout: number;
}

/**
 * Downloads a file from a link that BigCommerce returned. The link leads to file storage and contains its own authorization, so
 * the credential is not sent. Temporary failures are retried.
 * @throws ApiError if the link must not be followed or returns no file; Cancelled
 */
export async function download(
	context: IAllExecuteFunctions,
	recipient: Recipient,
	link: string,
): Promise<HttpResponse> {
	const signal = cancelSignal(context);
	const until = realClock.now() + PATIENCE;
	for (let repeats = 0; ; repeats++) {
		const outcome = await follow(context, recipient, link, signal);
		if (signal?.aborted) throw new Cancelled();
		if ('answer' in outcome && outcome.answer.status === 200 && !outcome.isUnreadable)
			return outcome.answer;
		const step = decideRetry(outcome, {
			isRepeatable: true,
			isReading: true,
			repeats,
			giveUpAfter: PATIENCE,
			chance: realClock.random(),
		});
		const wait =
			step.kind === 'again' ? Math.max(step.after, step.asked ?? 0, step.pause ?? 0) : Infinity;
		if (realClock.now() + wait > until) throw refusalFor(outcome);
		await realClock.wait(wait, signal).catch(() => {
			throw new Cancelled();
		});
	}
}

/** One attempt. Follows redirects itself, and only to allowed targets. */
async function follow(
	context: IAllExecuteFunctions,
	{ environment, timeout }: Recipient,
	link: string,
	signal: AbortSignal | undefined,
): Promise<HttpOutcome> {
	const http = async (options: IHttpRequestOptions) => await context.helpers.httpRequest(options);
	const deadline = realClock.now() + timeout;
	let url = link;
	for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
		if (!isSafeLink(url, environment))
			throw refused(
				msg`BigCommerce gave a link to the file that does not lead to a safe place`,
				'It was not followed. Try again later.',
			);
		const received = await roundTrip(
			http,
			{ method: 'GET', url, disableFollowRedirect: true },
			{
				timeout: deadline - realClock.now(),
				maxBytes: MOST_BYTES_OF_A_FILE,
				...(signal ? { signal } : {}),
			},
		);
		if ('lost' in received) return received;
		const { status, headers, bytes } = received;
		const { location } = headers;
		if (!isRedirect(status) || !location || !URL.canParse(location, url))
			return asFile({ status, headers, body: bytes });
		url = new URL(location, url).href;
	}
	throw refused(
		msg`The file could not be downloaded: its link redirects too often`,
		`The node follows at most ${MOST_REDIRECTS} redirects. Run the node again to get a new link.`,
	);
}

/** Whether the response is a file and not a web page. */
function asFile(answer: HttpResponse): HttpOutcome {
	const bytes = answer.body as Buffer;
	const isFile =
		bytes.length > 0 && !isPage(bytes.subarray(0, 200).toString('latin1'), answer.headers);
	return answer.status === 200 && !isFile ? { answer, isUnreadable: true } : { answer };
}

function refusalFor(outcome: HttpOutcome): ApiError {
	if ('lost' in outcome)
		return new ApiError(
			outcome.lost === TOO_LARGE
				? explainTooLarge(MOST_BYTES_OF_A_FILE / 1_000_000, false)
				: describeNoResponse(outcome.lost, false),
			'refused',
		);
	if (outcome.isUnreadable)
		return refused(
			msg`The file could not be downloaded: its link gave something else`,
			'The file was empty, or a web page from a proxy or firewall. Run the node again to get a new link.',
		);
	return refused(
		msg`The file could not be downloaded: its link was answered with status ${outcome.answer.status}`,
		'Such links expire after a minute. Run the node again to get a new one.',
	);
}

function refused(message: Message, description: string): ApiError {
	return new ApiError({ message, description }, 'refused');
}

/** Names for the machine itself or for a private network. */
const PRIVATE_NAME =
	/(^|\.)(localhost|localdomain|local|svc|consul|internal|intranet|lan|home|corp|private|test|invalid|home\.arpa)\.?$/i;

/**
 * Whether a file link may be followed: HTTPS, no password in it, and a public host name on the default port.
 * IP addresses are not allowed, because they could lead to n8n's own network. The sandbox's own
 * address is allowed if the credential is for the sandbox.
 */
export function isSafeLink(link: string, { api }: Environment): boolean {
	if (!URL.canParse(link)) return false;
	const { protocol, hostname, port, username, password, origin } = new URL(link);
	if (origin === new URL(api).origin) return true;
	const isPublicName =
		hostname.includes('.') &&
		!hostname.startsWith('[') &&
		!/^[\d.]+$/.test(hostname) &&
		!PRIVATE_NAME.test(hostname);
	return protocol === 'https:' && isPublicName && port === '' && username === '' && password === '';
}
