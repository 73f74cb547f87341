import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
	environmentFrom,
	environmentShape,
	type Environment,
} from '../shared/accounts/environment';
import { InvalidCredential } from '../shared/accounts/invalidCredential';
import { msg } from '../shared/text/message';

/** An app from BigCommerce's Developer Portal, independent of the stores that installed it. */
export interface App {
	environment: Environment;
	clientId: string;
	clientSecret: string;
}

const text = z.string().trim().min(1);

const shape = z.object({ clientId: text, clientSecret: text, ...environmentShape });

/**
 * Reads the app from the decrypted data of an app-level credential. Ignores its store and token.
 * @throws InvalidCredential about the missing value; the message never contains a secret
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

/** A short hash that identifies a secret without revealing it. */
export function fingerprint(secret: string): string {
	return createHash('sha256').update(secret).digest('base64url').slice(0, 22);
}
