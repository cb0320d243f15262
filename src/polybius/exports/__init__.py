"""The situation as files, one module a format."""

from polybius.exports.contract import write_contract

__all__ = ["write_contract"]
