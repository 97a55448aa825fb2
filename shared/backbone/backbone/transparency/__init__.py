"""Proof that nobody has edited the log: a Merkle tree over what is stored (RFC 9162), its roots signed now and then as
checkpoints (C2SP tlog-checkpoint, signed notes), receipts of single events, and checks that need neither database nor
network."""

from backbone.transparency.checkpoints import Checkpoints
from backbone.transparency.note import BadNote, Signer, VerifierKey
from backbone.transparency.showing import verify_file
from backbone.transparency.verifying import Fault, Verdict, verify

__all__ = ["BadNote", "Checkpoints", "Fault", "Signer", "Verdict", "VerifierKey", "verify", "verify_file"]
