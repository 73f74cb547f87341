/**
 * The problems that prevent publishing a version.
 *
 * @param {object} facts
 * @param {string} facts.tag  e.g. v0.1.0
 * @param {string} facts.version  of package.json
 * @param {string} facts.locked  of package-lock.json
 * @param {string} facts.promised  of the contract
 * @param {string} facts.changelog  its text
 * @returns {string[]} empty if it can be published
 */
export function obstaclesToRelease({ tag, version, locked, promised, changelog }) {
	const section = new RegExp(
		`^## \\[${escaped(version)}\\] - \\d{4}-\\d{2}-\\d{2}\\n(?<entries>[\\s\\S]*?)(?=^## |(?![\\s\\S]))`,
		'm',
	).exec(changelog);
	const unreleased = /^## \[Unreleased\]\n(?<entries>[\s\S]*?)(?=^## |(?![\s\S]))/m.exec(changelog);
	return [
		...(tag === `v${version}`
			? []
			: [`The tag says ${tag}, package.json says ${version}: the tag must be v${version}.`]),
		...(locked === version
			? []
			: [`package-lock.json says ${locked}: run npm install --package-lock-only.`]),
		...(promised === version ? [] : [`The contract is that of ${promised}: run npm run contract.`]),
		...(section ? [] : [`CHANGELOG.md has no heading "## [${version}] - <date>".`]),
		...(section && !hasEntries(section) ? [`CHANGELOG.md says nothing under ${version}.`] : []),
		...(unreleased && hasEntries(unreleased)
			? [`CHANGELOG.md has entries under Unreleased: move them under ${version}.`]
			: []),
	];
}

function hasEntries({ groups }) {
	return /^- /m.test(groups.entries);
}

function escaped(text) {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
