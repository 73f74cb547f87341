import { z } from 'zod';

import type { Environment } from '../shared/accounts/environment';
import { environmentFrom, environmentShape } from '../shared/accounts/readEnvironment';
import { InvalidCredential } from '../shared/accounts/invalidCredential';
import { msg } from '../shared/text/message';

/** An app of BigCommerce's Developer Portal, whoever installed it. */
export interface App {
	environment: Environment;
	clientId: string;
	clientSecret: string;
}

const text = z.string().trim().min(1);

const shape = z.object({ clientId: text, clientSecret: text, ...environmentShape });

/**
 * Reads the app from the decrypted data of an app-level credential; its store and token do not count.
 * @throws InvalidCredential with a sentence about what is missing; it never repeats a secret
 */
export function appFrom(data: unknown): App {
	const result = shape.safeParse(data);
	if (!result.success)
		throw new InvalidCredential(
			msg`The credential needs the client ID and the client secret of the app. Both are shown in the Developer Portal.`,
		);
	const { clientId, clientSecret, ...rest } = result.data;
	return { clientId, clientSecret, environment: environmentFrom(rest) };
}
