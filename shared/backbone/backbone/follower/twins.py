"""Tables of the same shape beside those that serve: filled there, then put in their place."""

from collections.abc import Sequence

from psycopg import Cursor, sql
from psycopg.rows import DictRow

SEEN_FIRST = "SET search_path = rebuilt, public"
"""For the connection that fills them."""

MAKE = """
DROP SCHEMA IF EXISTS rebuilt CASCADE;
CREATE SCHEMA rebuilt;
"""
LIKE = "CREATE TABLE rebuilt.{table} (LIKE public.{table} INCLUDING ALL EXCLUDING INDEXES)"
FINISH = """
WITH serving AS (SELECT oid, relname AS name FROM pg_class WHERE oid = ANY(%s::regclass[])),
statements AS (
    SELECT 1 AS step, format('ALTER TABLE rebuilt.%%I ADD CONSTRAINT %%I %%s',
                             name, conname, pg_get_constraintdef(c.oid)) AS statement
    FROM pg_constraint c JOIN serving ON conrelid = serving.oid WHERE contype IN ('p', 'u', 'x', 'f')
  UNION ALL
    SELECT 2, regexp_replace(pg_get_indexdef(indexrelid), ' ON public\\.', ' ON rebuilt.')
    FROM pg_index JOIN serving ON indrelid = serving.oid
    WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
  UNION ALL
    SELECT 3, format('GRANT %%s ON rebuilt.%%I TO %%I', privilege_type, table_name, grantee)
    FROM information_schema.role_table_grants JOIN serving ON table_name = serving.name
    WHERE table_schema = 'public' AND grantee <> current_user
  UNION ALL
    SELECT 4, format('CREATE POLICY %%I ON rebuilt.%%I AS %%s FOR %%s TO %%s',
                     policyname, tablename, permissive, cmd, array_to_string(roles, ', '))
              || coalesce(' USING (' || qual || ')', '') || coalesce(' WITH CHECK (' || with_check || ')', '')
    FROM pg_policies JOIN serving ON tablename = serving.name WHERE schemaname = 'public'
  UNION ALL
    SELECT 5, format('ALTER TABLE rebuilt.%%I %%s ROW LEVEL SECURITY', serving.name, words)
    FROM serving JOIN pg_class USING (oid), (VALUES ('ENABLE'), ('FORCE')) AS w (words)
    WHERE CASE words WHEN 'ENABLE' THEN relrowsecurity ELSE relforcerowsecurity END
  UNION ALL
    SELECT 6, format('ANALYZE rebuilt.%%I', name) FROM serving
)
SELECT statement FROM statements ORDER BY step, statement
"""
"""What the tables that serve have besides columns, as statements for the new ones: the same names, the same rights."""
SWITCH = """
CREATE SCHEMA replaced;
ALTER TABLE public.{table} SET SCHEMA replaced;
ALTER TABLE rebuilt.{table} SET SCHEMA public;
DROP TABLE replaced.{table};
DROP SCHEMA replaced;
"""


def make(cursor: Cursor[DictRow], tables: Sequence[str]) -> None:
    """Empty ones, without indexes. What an attempt before this one has left is thrown away."""
    cursor.execute(MAKE)
    for table in tables:
        cursor.execute(sql.SQL(LIKE).format(table=sql.Identifier(table)))


def finish(cursor: Cursor[DictRow], tables: Sequence[str]) -> None:
    serving = [sql.Identifier("public", table).as_string() for table in tables]
    for row in cursor.execute(FINISH, [serving]).fetchall():
        cursor.execute(row["statement"].encode())


def switch(cursor: Cursor[DictRow], tables: Sequence[str]) -> None:
    """Waits for everybody who is reading; whoever comes meanwhile waits for the new ones."""
    cursor.execute("LOCK TABLE switching IN ACCESS EXCLUSIVE MODE")
    for table in tables:
        cursor.execute(sql.SQL(SWITCH).format(table=sql.Identifier(table)))
    cursor.execute("DROP SCHEMA rebuilt")
