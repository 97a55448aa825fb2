"""Stands in for a service: `stand_in.py NAME migrate|serve`, run as the supervisor runs the real ones."""

import json
import os
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

import psycopg


class Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        with psycopg.connect(os.environ["MENTORING_DATABASE_URL"]) as connection:
            migrated = connection.execute("SELECT count(*) FROM migrated").fetchone()
        self.send_response(200)
        self.end_headers()
        said = {key: value for key, value in os.environ.items() if key.startswith("MENTORING_")}
        follower = {
            "follower": "views",
            "source": "registry",
            "position": 4711,
            "behind": 0,
            "parked": 3,
            "error": None,
        }
        answer = {"pid": os.getpid(), "migrated": migrated, "environment": said, "relay": None, "followers": [follower]}
        self.wfile.write(json.dumps(answer).encode())


def migrate() -> None:
    with psycopg.connect(os.environ["MENTORING_OWNER_DATABASE_URL"]) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS migrated (at timestamptz DEFAULT now())")
        connection.execute("INSERT INTO migrated DEFAULT VALUES")
        role = psycopg.sql.Identifier(sys.argv[1])
        connection.execute(psycopg.sql.SQL("GRANT SELECT ON migrated TO {}").format(role))


def serve() -> None:
    HTTPServer(("127.0.0.1", int(os.environ["MENTORING_PORT"])), Answer).serve_forever()


{"migrate": migrate, "serve": serve}[sys.argv[2]]()
