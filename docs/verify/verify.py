#!/usr/bin/env python3
"""Verify a Quittance log without Quittance: Python 3.9, its standard library, and nothing else.

  verify.py log LOG.ndjson [--checkpoint FILE --key PUBLIC.pem]   `quittance export`
  verify.py proof PROOF.json --key PUBLIC.pem                     `quittance prove`
  verify.py consistency PROOF.json --key PUBLIC.pem               `quittance consistency`

Prints what holds and ends with 0; or the first thing that does not, with its stream and revision, and ends with 1.

Python's library cannot verify Ed25519, so RFC 8032 is written out below. It only verifies: nothing in it is
secret, so it need not hide how long it takes. Do not sign with it.
"""
import argparse, base64, hashlib, json, sys, uuid

NAMESPACE = uuid.UUID("23615e47-303b-5d67-9445-5e16586d608b")


class Broken(Exception):
    pass


def must(holds, what):
    if not holds:
        raise Broken(what)


# ---- canonical JSON (RFC 8785), of what events hold: texts, whole numbers, true, false, null, lists, objects

def canonical(value):
    if isinstance(value, dict):
        # Keys in the order of their UTF-16 code units.
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(canonical(key) + ":" + canonical(value[key]) for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    must(not isinstance(value, int) or abs(value) < 2**53, "a number is too large for JSON")
    return json.dumps(value, ensure_ascii=False)


def no_fraction(text):
    raise Broken(f"{text}: no event holds a number that is not whole")


def parsed(text):
    return json.loads(text, parse_float=no_fraction, parse_constant=no_fraction)


# ---- events: each hash follows from all that it says, and from the one before it in its stream

def hash_of(event):
    metadata = {k: v for k, v in event["metadata"].items() if k != "hash" and not k.startswith("$")}
    said = {key: event[key] for key in ("stream", "revision", "type", "data")}
    return hashlib.sha256(canonical({**said, "metadata": metadata}).encode()).hexdigest()


def check_event(event, previous_hash):
    metadata, place = event["metadata"], f"{event['stream']}@{event['revision']}"
    must(metadata.get("hash") == hash_of(event), f"{place}: the hash is not of this event")
    if previous_hash is not None:
        must(metadata.get("previousHash") == previous_hash, f"{place}: another event stood before it")
    name = json.dumps([metadata["commandId"], metadata["hash"]], separators=(",", ":"), ensure_ascii=False)
    must(event["id"] == str(uuid.uuid5(NAMESPACE, name)), f"{place}: the id is not of this event")


# ---- the Merkle tree (RFC 6962 § 2.1)

def leaf_of(event):
    return hashlib.sha256(b"\0" + bytes.fromhex(event["metadata"]["hash"])).digest()


def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


class Tree:
    """Grows leaf by leaf; keeps the roots of the full trees that it is made of."""

    def __init__(self):
        self.full, self.size = [], 0

    def add(self, leaf):
        self.full.append(leaf)
        self.size += 1
        rest = self.size
        while rest % 2 == 0:
            right, left = self.full.pop(), self.full.pop()
            self.full.append(node(left, right))
            rest //= 2

    def root(self):
        if not self.full:
            return hashlib.sha256().digest()
        root = self.full[-1]
        for left in reversed(self.full[:-1]):
            root = node(left, root)
        return root


def climb(at, last, first, proof):
    """Up from a leaf or a full tree: (what the left siblings make of it, what all siblings make of it)."""
    earlier = later = first
    for sibling in proof:
        must(last > 0, "the proof is too long")
        if at % 2 == 1 or at == last:
            earlier, later = node(sibling, earlier), node(sibling, later)
            while at % 2 == 0 and at != 0:
                at, last = at // 2, last // 2
        else:
            later = node(later, sibling)
        at, last = at // 2, last // 2
    must(last == 0, "the proof is too short")
    return earlier, later


def check_inclusion(leaf, index, size, root, proof):
    must(0 <= index < size, "the event is not within the checkpoint")
    must(climb(index, size - 1, leaf, proof)[1] == root, "the event is not in the log that was signed")


def check_consistency(size1, root1, size2, root2, proof):
    must(0 < size1 <= size2, "the checkpoints are in the wrong order")
    if size1 == size2:
        return must(root1 == root2 and not proof, "two logs of one size")
    at, last = size1 - 1, size2 - 1
    proof = [root1] + proof if size1 & (size1 - 1) == 0 else proof
    must(proof, "the proof is too short")
    while at % 2 == 1:
        at, last = at // 2, last // 2
    roots = climb(at, last, proof[0], proof[1:])
    must(roots == (root1, root2), "the later log does not begin with the earlier one")


# ---- signed checkpoints (c2sp.org/signed-note, c2sp.org/tlog-checkpoint)

def check_signed(note, public_key):
    """Origin, size and root, once the signature of the key that is named as the log is verified."""
    text, gap, signatures = note.rpartition("\n\n")
    must(gap and signatures.endswith("\n"), "the checkpoint is no signed note")
    text += "\n"
    origin, size, root = text.split("\n")[:3]
    key_id = hashlib.sha256(origin.encode() + b"\n\1" + public_key).digest()[:4]
    for line in signatures[:-1].split("\n"):
        dash, name, signature = line.split(" ")
        signature = base64.b64decode(signature, validate=True)
        if (dash, name, signature[:4]) == ("—", origin, key_id):
            must(ed25519_verifies(public_key, text.encode(), signature[4:]), "the signature does not verify")
            return origin, int(size), base64.b64decode(root, validate=True)
    raise Broken("that key has not signed the checkpoint")


def read_key(path):
    """The 32 bytes of an Ed25519 key, after the twelve that say that it is one (RFC 8410)."""
    with open(path, encoding="ascii") as file:
        der = base64.b64decode("".join(line for line in file if "-----" not in line))
    must(der[:12] == bytes.fromhex("302a300506032b6570032100") and len(der) == 44, f"{path} is no Ed25519 key")
    return der[12:]


# ---- Ed25519 (RFC 8032 § 5.1), verification only

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def decode_point(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x % 2 != sign else x
    return x, y, 1, x * y % P


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(scalar, point):
    product = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            product = add(product, point)
        point, scalar = add(point, point), scalar >> 1
    return product


BASE = decode_point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def ed25519_verifies(public_key, message, signature):
    if len(public_key) != 32 or len(signature) != 64:
        return False
    a, r, s = decode_point(public_key), decode_point(signature[:32]), int.from_bytes(signature[32:], "little")
    # A larger s would be another signature of the same text.
    if a is None or r is None or s >= ORDER:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public_key + message).digest(), "little") % ORDER
    left, right = times(s, BASE), add(r, times(k, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# ---- what may be asked

def verify_log(path, checkpoint, key):
    signed = check_signed(read(checkpoint), read_key(key)) if checkpoint else None
    last, tree = {}, Tree()
    with open(path, encoding="utf-8", newline="\n") as log:
        for line in log:
            event = parsed(line)
            stream, revision = event["stream"], int(event["revision"])
            before, previous_hash, recorded_at = last.get(stream, (-1, "0" * 64, ""))
            must(revision == before + 1, f"{stream}@{revision}: expected revision {before + 1}")
            check_event(event, previous_hash)
            must(event["metadata"]["recordedAt"] >= recorded_at, f"{stream}@{revision}: recorded before the one before it")
            last[stream] = revision, event["metadata"]["hash"], event["metadata"]["recordedAt"]
            tree.add(leaf_of(event))
            if signed and tree.size == signed[1]:
                must(tree.root() == signed[2], f"{stream}@{revision}: the first {tree.size} events are not those that were signed")
    if not signed:
        return f"{tree.size} events hold; root {base64.b64encode(tree.root()).decode()}"
    must(tree.size >= signed[1], f"the log ends after {tree.size} of {signed[1]} events")
    return f"{tree.size} events hold; {signed[1]} of them are signed by {signed[0]}"


def verify_proof(path, key):
    proof = parsed(read(path))
    origin, size, root = check_signed(proof["checkpoint"], read_key(key))
    check_event(proof["event"], None)
    check_inclusion(leaf_of(proof["event"]), proof["index"], size, root, list(map(base64.b64decode, proof["proof"])))
    return f"{proof['event']['stream']}@{proof['event']['revision']} is event {proof['index']} of {size}, signed by {origin}"


def verify_consistency(path, key):
    proof = parsed(read(path))
    one, other = (check_signed(proof[which], read_key(key)) for which in ("from", "to"))
    must(one[0] == other[0], "the checkpoints are of two logs")
    check_consistency(*one[1:], *other[1:], list(map(base64.b64decode, proof["proof"])))
    return f"the log of {other[1]} events begins with that of {one[1]}, both signed by {one[0]}"


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = asked.add_subparsers(dest="what", required=True)
    log = what.add_parser("log")
    log.add_argument("--checkpoint")
    for each, needed in ((log, False), (what.add_parser("proof"), True), (what.add_parser("consistency"), True)):
        each.add_argument("file")
        each.add_argument("--key", required=needed)
    of = asked.parse_args()
    try:
        if of.what == "log":
            must(not of.checkpoint or of.key, "name the --key that signed the checkpoint")
            print(verify_log(of.file, of.checkpoint, of.key))
        else:
            print((verify_proof if of.what == "proof" else verify_consistency)(of.file, of.key))
    except Broken as broken:
        sys.exit(f"does not hold: {broken}")
    except OSError as unread:
        sys.exit(f"{unread.filename} cannot be read: {unread.strerror}")
    except (KeyError, TypeError, ValueError, AttributeError) as unreadable:
        sys.exit(f"does not hold: it cannot be read: {unreadable!r}")


if __name__ == "__main__":
    main()
