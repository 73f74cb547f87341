import type { ICredentialsHelper, ICredentialDataDecryptedObject, ICredentialType, IHttpRequestOptions, INodeCredentialsDetails } from 'n8n-workflow';

/** Credentials of a test: by name, as a workflow's node refers to them. */
export type CredentialData = Record<string, ICredentialDataDecryptedObject>;

/** Stands where n8n keeps credentials: hands out a test's data and lets the real credential types authenticate. */
export function credentialsHelper(data: CredentialData, types: Map<string, ICredentialType>): ICredentialsHelper {
	const read = async (_: unknown, details: INodeCredentialsDetails) => {
		const found = data[details.name];
		if (!found) throw new Error(`The test has no credential "${details.name}".`);
		return { ...found };
	};
	const helper = {
		getParentTypes: () => [],
		isCredentialUsableByNode: () => true,
		authenticate: async (credentials: ICredentialDataDecryptedObject, typeName: string, options: IHttpRequestOptions) => {
			const { authenticate } = types.get(typeName) as ICredentialType;
			if (typeof authenticate !== 'function') throw new Error(`${typeName} does not authenticate by a function.`);
			return await authenticate(credentials, options);
		},
		preAuthentication: async () => undefined,
		runPreAuthentication: async () => undefined,
		getCredentials: async () => { throw new Error('not used'); },
		getDecrypted: read,
		updateCredentials: async () => undefined,
		updateCredentialsOauthTokenData: async () => undefined,
		getCredentialsProperties: (type: string) => types.get(type)?.properties ?? [],
	};
	return helper as unknown as ICredentialsHelper;
}
