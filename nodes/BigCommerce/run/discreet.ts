import { maskText, maskValue, secretsIn } from '../../shared/ownWork/secrets';
import type { Answer, Request } from '../../shared/transport/request';
import { RequestRefused } from '../../shared/transport/send';

/**
 * Sends a request whose body holds what must not be seen again: neither in what comes back, nor in what is said of it.
 * @param names the fields that hold it
 */
export async function discreetly(request: Request, names: string[], sendIt: () => Promise<Answer>): Promise<Answer> {
	const secrets = secretsIn(request.body, names);
	const found = await sendIt().catch((error: Error) => error);
	if (!(found instanceof Error)) return { ...found, body: maskValue(found.body, secrets) };
	if (!(found instanceof RequestRefused)) throw found;
	const { explanation: { message, description }, fate, failure } = found;
	const details = failure?.details.map((each) => ({ ...each, message: maskText(each.message, secrets) })) ?? [];
	const kept = failure && { ...failure, details, ...(failure.title ? { title: maskText(failure.title, secrets) } : {}) };
	throw new RequestRefused({ message: maskText(message, secrets), description: maskText(description, secrets) }, fate, kept);
}
