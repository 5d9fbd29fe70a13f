type Shape = { base: string | undefined; properties: Map<string, string>; isEnum: boolean };

/** Reads property names and types out of a CSDL document; enough of XML for that file. */
export function readCsdl(xml: string): Map<string, Shape> {
  const types = new Map<string, Shape>();
  for (const [, kind = "", attributes = "", body = ""] of xml.matchAll(
    /<(EntityType|ComplexType|EnumType)\s([^>]*?)(?:\/>|>([\s\S]*?)<\/\1>)/g,
  )) {
    const name = /\bName="([^"]+)"/.exec(attributes)?.[1] ?? "";
    const base = /BaseType="graph\.([^"]+)"/.exec(attributes)?.[1];
    const properties = new Map(
      [...body.matchAll(/<(?:Property|NavigationProperty)\s+Name="([^"]+)"\s+Type="([^"]+)"/g)].map(
        ([, own = "", type = ""]) => [own, type],
      ),
    );
    types.set(name, { base, properties, isEnum: kind === "EnumType" });
  }
  return types;
}

/** What is wrong with a JSON value of a CSDL type: unknown properties and wrong JSON types, as sentences. */
export function faultsOf(types: Map<string, Shape>, type: string, value: unknown, path = type): string[] {
  if (value === null) return [];
  const collection = /^Collection\((.+)\)$/.exec(type)?.[1];
  if (collection !== undefined) {
    return Array.isArray(value)
      ? value.flatMap((item, index) => faultsOf(types, collection, item, `${path}[${index}]`))
      : [`${path} is no list`];
  }
  if (type.startsWith("Edm."))
    return isPrimitive(type, value) ? [] : [`${path} is no ${type}: ${JSON.stringify(value)}`];
  const name = type.replace(/^graph\./, "");
  if (types.get(name)?.isEnum) return typeof value === "string" ? [] : [`${path} is no enum text`];
  if (typeof value !== "object") return [`${path} is no object`];
  const known = propertiesOf(types, name);
  if (!known) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key.startsWith("@odata.")) return [];
    const own = known.get(key);
    return own === undefined ? [`${path}.${key} is unknown`] : faultsOf(types, own, inner, `${path}.${key}`);
  });
}

function propertiesOf(types: Map<string, Shape>, name: string): Map<string, string> | undefined {
  const shape = types.get(name);
  if (!shape) return undefined;
  const inherited = shape.base === undefined ? undefined : propertiesOf(types, shape.base);
  return new Map([...(inherited ?? []), ...shape.properties]);
}

function isPrimitive(type: string, value: unknown): boolean {
  if (type === "Edm.Boolean") return typeof value === "boolean";
  if (/^Edm\.(Int|Double|Byte|Single|Decimal)/.test(type)) return typeof value === "number";
  if (type === "Edm.DateTimeOffset")
    return typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value);
  if (type === "Edm.Guid") return typeof value === "string" && /^[0-9a-f-]{36}$/i.test(value);
  return typeof value === "string";
}
