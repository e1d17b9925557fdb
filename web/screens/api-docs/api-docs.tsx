import { useQuery } from '@tanstack/react-query';
import { useWords } from '../../lib/words.tsx';
import { ScreenHead, Shown } from '../../parts/states.tsx';

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly description?: string;
  readonly default?: unknown;
}
interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly {
    name: string;
    in: string;
    required?: boolean;
    description?: string;
    schema?: Schema;
  }[];
  readonly requestBody?: { content: Readonly<Record<string, { schema?: Schema }>> };
  readonly responses: Readonly<Record<string, { content?: Readonly<Record<string, { schema?: Schema }>> }>>;
}
interface Description {
  readonly info: { readonly description?: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

/** The API, set to be read, drawn from its own description. */
export function ApiDocs() {
  const words = useWords();
  const query = useQuery<Description>({
    queryKey: ['openapi'],
    queryFn: async () => (await fetch('/api/openapi.json')).json() as Promise<Description>,
  });
  return (
    <>
      <ScreenHead title={words.t('web.api.title')} about={words.t('web.api.about')}>
        <a className="button" href="/api/openapi.json">
          OpenAPI 3.1
        </a>
      </ScreenHead>
      <Shown query={query}>
        {(description) => {
          const all = Object.entries(description.paths).flatMap(([path, methods]) =>
            Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
          );
          const tags = [...new Set(all.map(({ operation }) => operation.tags?.[0] ?? ''))];
          return (
            <div className="api-docs" lang="en">
              {tags.map((tag) => (
                <section key={tag}>
                  <h2>{tag}</h2>
                  {all
                    .filter(({ operation }) => operation.tags?.[0] === tag)
                    .map((one) => (
                      <Endpoint key={one.path + one.method} {...one} />
                    ))}
                </section>
              ))}
              <section>
                <h2>{words.t('web.api.shapes')}</h2>
                {Object.entries(description.components?.schemas ?? {}).map(([name, schema]) => (
                  <details key={name} id={name} className="endpoint">
                    <summary>
                      <code>{name}</code>
                    </summary>
                    <Shape schema={schema} />
                  </details>
                ))}
              </section>
            </div>
          );
        }}
      </Shown>
    </>
  );
}

function Endpoint({ path, method, operation }: { path: string; method: string; operation: Operation }) {
  const words = useWords();
  const body = operation.requestBody?.content['application/json']?.schema;
  const answer = operation.responses['200']?.content?.['application/json']?.schema;
  return (
    <details className="endpoint">
      <summary>
        <code className={`method ${method}`}>{method.toUpperCase()}</code> <code>{path}</code>
        <span className="small faint"> {operation.summary}</span>
      </summary>
      {operation.description && <p className="small">{operation.description}</p>}
      {operation.parameters && operation.parameters.length > 0 && (
        <table className="plain-table">
          <tbody>
            {operation.parameters.map((parameter) => (
              <tr key={parameter.name}>
                <td>
                  <code>{parameter.name}</code>
                </td>
                <td className="faint">
                  {typeName(parameter.schema)}
                  {parameter.schema?.default !== undefined && ` = ${JSON.stringify(parameter.schema.default)}`}
                </td>
                <td>{parameter.description ?? parameter.schema?.description}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {body && (
        <>
          <p className="label">{words.t('web.api.body')}</p>
          <Shape schema={body} />
        </>
      )}
      {answer && (
        <>
          <p className="label">{words.t('web.api.answer')}</p>
          <Shape schema={answer} />
        </>
      )}
    </details>
  );
}

function Shape({ schema }: { schema: Schema }) {
  const options = schema.oneOf ?? schema.anyOf;
  if (options) return options.map((option, i) => <Shape key={i} schema={option} />);
  if (!schema.properties) return <p className="small">{typeName(schema)}</p>;
  return (
    <table className="plain-table">
      <tbody>
        {Object.entries(schema.properties).map(([name, property]) => (
          <tr key={name}>
            <td>
              <code>{name}</code>
              {!schema.required?.includes(name) && <span className="faint">?</span>}
            </td>
            <td className="faint">{typeName(property)}</td>
            <td>{property.description}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function typeName(schema: Schema | undefined): string {
  if (!schema) return '';
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? '';
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const options = schema.oneOf ?? schema.anyOf;
  if (options) return options.map(typeName).join(' | ');
  if (schema.type === 'array') return `${typeName(schema.items)}[]`;
  if (schema.properties) return `{ ${Object.keys(schema.properties).join(', ')} }`;
  return Array.isArray(schema.type) ? schema.type.join(' | ') : ((schema.type as string | undefined) ?? 'any');
}
