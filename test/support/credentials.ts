import type {
	ICredentialsHelper,
	ICredentialDataDecryptedObject,
	ICredentialsExpressionResolveValues,
	ICredentialType,
	IHttpRequestOptions,
	INodeCredentialsDetails,
	WorkflowExecuteMode,
} from 'n8n-workflow';

/** Credentials of a test: by name, as a workflow's node refers to them. */
export type CredentialData = Record<string, ICredentialDataDecryptedObject>;

/** Stands where n8n keeps credentials: hands out a test's data and lets the real credential types authenticate. */
export function credentialsHelper(
	data: CredentialData,
	types: Map<string, ICredentialType>,
): ICredentialsHelper {
	const read = async (
		_: unknown,
		details: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		_data?: unknown,
		_raw?: boolean,
		item?: ICredentialsExpressionResolveValues,
	) => {
		const found = data[details.name];
		if (!found) throw new Error(`The test has no credential "${details.name}".`);
		const entries = Object.entries(found).map(([name, value]) => [
			name,
			isExpression(value) ? resolve(type, name, value, mode, item) : value,
		]);
		return Object.fromEntries(entries) as ICredentialDataDecryptedObject;
	};
	/** As n8n: with the item where there is one; without, only fields that allow for it may hold an expression. */
	const resolve = (
		type: string,
		name: string,
		value: string,
		mode: WorkflowExecuteMode,
		item?: ICredentialsExpressionResolveValues,
	) => {
		if (item)
			return item.workflow.expression.getParameterValue(
				value,
				item.runExecutionData,
				item.runIndex,
				item.itemIndex,
				item.node.name,
				item.connectionInputData,
				mode,
				{},
			);
		if (
			types.get(type)?.properties.find((property) => property.name === name)?.typeOptions
				?.ignoreCredentialExpressionResolveError
		)
			return undefined;
		throw new Error(`${name} is an expression, and there is no item.`);
	};
	const helper = {
		getParentTypes: () => [],
		isCredentialUsableByNode: () => true,
		authenticate: async (
			credentials: ICredentialDataDecryptedObject,
			typeName: string,
			options: IHttpRequestOptions,
		) => {
			const { authenticate } = types.get(typeName) as ICredentialType;
			if (typeof authenticate !== 'function')
				throw new Error(`${typeName} does not authenticate by a function.`);
			return await authenticate(credentials, options);
		},
		preAuthentication: async () => undefined,
		runPreAuthentication: async () => undefined,
		getCredentials: async () => {
			throw new Error('not used');
		},
		getDecrypted: read,
		updateCredentials: async () => undefined,
		updateCredentialsOauthTokenData: async () => undefined,
		getCredentialsProperties: (type: string) => types.get(type)?.properties ?? [],
	};
	return helper as unknown as ICredentialsHelper;
}

function isExpression(value: unknown): value is string {
	return typeof value === 'string' && value.startsWith('=');
}
