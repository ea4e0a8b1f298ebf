import type {
  CompiledQuery,
  DatabaseConnection,
  Dialect,
  Driver,
  QueryCompiler,
  QueryResult,
  TransactionSettings,
} from 'kysely';

/** What becomes of a parameter on its way into the database; throws where it cannot be one. `place` names it. */
type Bind = (value: unknown, place: () => string) => unknown;

/** The dialect, with every parameter of every statement passed through `bind` first. */
export function checkedDialect(dialect: Dialect, bind: Bind): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => new CheckedDriver(dialect.createDriver(), bind),
    createIntrospector: (query) => dialect.createIntrospector(query),
    createQueryCompiler: (): QueryCompiler => dialect.createQueryCompiler(),
  };
}

class CheckedDriver implements Driver {
  readonly #driver: Driver;
  readonly #bind: Bind;
  readonly #inner = new WeakMap<DatabaseConnection, DatabaseConnection>();

  constructor(driver: Driver, bind: Bind) {
    this.#driver = driver;
    this.#bind = bind;
  }

  init(): Promise<void> {
    return this.#driver.init();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await this.#driver.acquireConnection();
    const checked = new CheckedConnection(connection, this.#bind);
    this.#inner.set(checked, connection);
    return checked;
  }

  beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    return this.#driver.beginTransaction(this.#innerOf(connection), settings);
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#driver.commitTransaction(this.#innerOf(connection));
  }

  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#driver.rollbackTransaction(this.#innerOf(connection));
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    return this.#driver.releaseConnection(this.#innerOf(connection));
  }

  destroy(): Promise<void> {
    return this.#driver.destroy();
  }

  #innerOf(connection: DatabaseConnection): DatabaseConnection {
    return this.#inner.get(connection) ?? connection;
  }
}

class CheckedConnection implements DatabaseConnection {
  readonly #connection: DatabaseConnection;
  readonly #bind: Bind;

  constructor(connection: DatabaseConnection, bind: Bind) {
    this.#connection = connection;
    this.#bind = bind;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.#connection.executeQuery<R>(this.#checked(query));
  }

  streamQuery<R>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<R>> {
    return this.#connection.streamQuery<R>(this.#checked(query), chunkSize ?? 100);
  }

  #checked(query: CompiledQuery): CompiledQuery {
    const parameters = query.parameters.map((value, i) =>
      this.#bind(value, () => `parameter ${i + 1} of "${query.sql}"`),
    );
    return { ...query, parameters };
  }
}
