import {
	isEnumType, isInputObjectType, isInterfaceType, isObjectType, isRequiredArgument, isRequiredInputField, isUnionType,
	type GraphQLArgument, type GraphQLInputField, type GraphQLNamedType, type GraphQLSchema,
} from 'graphql';

/**
 * What a schema has that another one has not, or has otherwise: a document that runs against ours must not mean anything
 * else against theirs. Leaving things out is allowed, as long as nothing that must be given is left out.
 */
export function additionsTo(theirs: GraphQLSchema, ours: GraphQLSchema): string[] {
	const types = Object.values(ours.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
	return types.flatMap((type) => {
		const other = theirs.getType(type.name);
		return other ? within(type, other) : [type.name];
	});
}

function within(type: GraphQLNamedType, other: GraphQLNamedType): string[] {
	const { name } = type;
	if (kindOf(type) !== kindOf(other)) return [`${name}: ${kindOf(type)}, not ${kindOf(other)}`];
	if (isEnumType(type) && isEnumType(other)) return more(type.getValues(), other.getValues()).map((each) => `${name}.${each}`);
	if (isUnionType(type) && isUnionType(other)) return more(type.getTypes(), other.getTypes()).map((each) => `${name} = ${each}`);
	if (isInputObjectType(type) && isInputObjectType(other)) {
		const [fields, their] = [type.getFields(), other.getFields()];
		const missing = Object.values(their).filter((field) => isRequiredInputField(field) && !fields[field.name]).map((field) => `${name}: without ${field.name}`);
		return [...missing, ...Object.values(fields).flatMap((field) => given(`${name}.${field.name}`, field, their[field.name]))];
	}
	if ((isObjectType(type) || isInterfaceType(type)) && (isObjectType(other) || isInterfaceType(other))) {
		const interfaces = more(type.getInterfaces(), other.getInterfaces()).map((each) => `${name} implements ${each}`);
		return [...interfaces, ...Object.values(type.getFields()).flatMap((field) => {
			const place = `${name}.${field.name}`;
			const their = other.getFields()[field.name];
			if (!their) return [place];
			const result = String(field.type) === String(their.type) ? [] : [`${place}: ${String(field.type)}, not ${String(their.type)}`];
			const missing = their.args.filter((each) => isRequiredArgument(each) && !field.args.some((own) => own.name === each.name)).map((each) => `${place}: without ${each.name}`);
			return [...result, ...missing, ...field.args.flatMap((each) => given(`${place}(${each.name})`, each, their.args.find((own) => own.name === each.name)))];
		})];
	}
	return [];
}

function given(place: string, own: GraphQLArgument | GraphQLInputField, their: GraphQLArgument | GraphQLInputField | undefined): string[] {
	if (!their) return [place];
	if (String(own.type) !== String(their.type)) return [`${place}: ${String(own.type)}, not ${String(their.type)}`];
	const [mine, others] = [own, their].map(({ defaultValue }) => (defaultValue === undefined ? 'none' : JSON.stringify(defaultValue)));
	return mine === others ? [] : [`${place}: default ${mine}, not ${others}`];
}

const kindOf = (type: GraphQLNamedType) => type.astNode?.kind.replace('TypeDefinition', '').replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toUpperCase() ?? 'SCALAR';

function more(own: ReadonlyArray<{ name: string }>, their: ReadonlyArray<{ name: string }>): string[] {
	const known = new Set(their.map(({ name }) => name));
	return own.map(({ name }) => name).filter((name) => !known.has(name));
}
