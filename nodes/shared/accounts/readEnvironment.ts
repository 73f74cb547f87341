import { z } from 'zod';

import { BIGCOMMERCE, sandboxAt, type Environment } from './environment';
import { InvalidCredential } from './invalidCredential';
import { msg } from '../text/message';

/** The fields of every credential that say where requests go. */
export const environmentShape = {
	environment: z.enum(['bigcommerce', 'sandbox']).catch('bigcommerce'),
	sandboxUrl: z.string().trim().optional(),
};

/** @throws InvalidCredential if the sandbox is not on this machine */
export function environmentFrom({
	environment,
	sandboxUrl = '',
}: {
	environment: 'bigcommerce' | 'sandbox';
	sandboxUrl?: string;
}): Environment {
	if (environment === 'bigcommerce') return BIGCOMMERCE;
	const found = sandboxAt(sandboxUrl);
	if (found) return found;
	throw new InvalidCredential(
		msg`The sandbox address must be on this machine: localhost, 127.0.0.1, [::1] or host.docker.internal, e.g. http://localhost:4010.`,
	);
}
