"""The command line: finds the command asked for, and says in one line what fails.

A command is loaded when it is asked for, and heavy libraries where they are used, so
that ``kg --help`` answers at once. Standard output holds the answer alone; whatever
else is said goes to standard error.
"""

import io
import sys
from importlib import import_module

import click

from kg import __version__
from kg.errors import KgError

# In the order in which they are listed; each is the name of a module in kg/commands.
COMMANDS = (
    "fetch",
    "read",
    "build",
    "query",
    "view",
    "reader",
    "picture",
    "serve",
    "export",
    "validate",
    "audit",
    "diff",
    "why",
    "info",
    "names",
    "score",
)


class Commands(click.Group):
    """A group whose commands are loaded by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of ``COMMANDS``."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name; its module is loaded now."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"kg.commands.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what a person can mend is said in one line."""
        try:
            return super().invoke(ctx)
        except KgError as error:
            from kg.writers.line import one_line

            click.echo(one_line(str(error)), err=True)
            sys.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
def main() -> None:
    """Read Security Council documents in Chinese, paragraph by paragraph."""
    _write_any_character(sys.stdout)


def _write_any_character(stream: object) -> None:
    """Escape what the terminal's encoding does not have, rather than fail on it."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
