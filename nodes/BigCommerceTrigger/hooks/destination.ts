import { BIGCOMMERCE, type Environment } from '../../shared/accounts/environment';
import { msg } from '../../shared/text/message';

/** Why BigCommerce cannot reach n8n, and what to do about it. */
export interface Unreachable {
	message: string;
	description: string;
}

const ADVICE =
	'Set the environment variable WEBHOOK_URL of this n8n to its public HTTPS address, e.g. https://n8n.example.com/, and restart n8n. If n8n cannot be reached from the internet, select "Polling Only" under Delivery.';

const PRIVATE = [
	/^localhost$/,
	/\.(localhost|local|internal|lan|home|test|invalid)$/,
	/^[^.:]+$/,
	/^(0|10|127)\./,
	/^169\.254\./,
	/^192\.168\./,
	/^172\.(1[6-9]|2\d|3[01])\./,
	/^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
	/^\[(::|::1|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*|::ffff:.*)\]$/,
];

/**
 * Checks that BigCommerce can deliver to an address: HTTPS, port 443, on the internet. The sandbox runs on the same machine
 * and delivers to any address. Source: BigCommerce's webhook overview.
 */
export function unreachable(
	destination: string,
	environment: Environment,
): Unreachable | undefined {
	if (environment.api !== BIGCOMMERCE.api) return undefined;
	const parsed = URL.canParse(destination) ? new URL(destination) : undefined;
	const origin = parsed?.origin ?? destination;
	const because = (reason: string) => ({
		message: msg`BigCommerce cannot deliver to this n8n: ${reason}`,
		description: ADVICE,
	});
	if (!parsed || PRIVATE.some((pattern) => pattern.test(parsed.hostname)))
		return because(`its address is ${origin}, which exists only in its own network`);
	if (parsed.protocol !== 'https:')
		return because(`its address is ${origin}, and webhooks need HTTPS`);
	if (parsed.port !== '')
		return because(`its address is ${origin}, and webhooks need the usual HTTPS port 443`);
	return undefined;
}
