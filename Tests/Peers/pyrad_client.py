#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""pyrad_client PORT SECRET USER PASSWORD METHOD: asks 127.0.0.1 by pyrad and prints the answer as JSON.

METHOD is pap or chap. pyrad checks the reply's authenticators itself. The dictionary below is the part of the RFCs and of
MikroTik's list that the answers need, written for pyrad.
"""

import io
import json
import sys

from pyrad.client import Client
from pyrad.dictionary import Dictionary
from pyrad.packet import AccessAccept, AccessReject, AccessRequest

DICTIONARY = """
ATTRIBUTE User-Name              1   string
ATTRIBUTE User-Password          2   string
ATTRIBUTE CHAP-Password          3   octets
ATTRIBUTE NAS-IP-Address         4   ipaddr
ATTRIBUTE Service-Type           6   integer
ATTRIBUTE Framed-Protocol        7   integer
ATTRIBUTE Framed-IP-Address      8   ipaddr
ATTRIBUTE Reply-Message          18  string
ATTRIBUTE Class                  25  octets
ATTRIBUTE Session-Timeout        27  integer
ATTRIBUTE CHAP-Challenge         60  octets
ATTRIBUTE Message-Authenticator  80  octets
ATTRIBUTE Acct-Interim-Interval  85  integer
ATTRIBUTE Framed-IPv6-Prefix     97  ipv6prefix
ATTRIBUTE Delegated-IPv6-Prefix  123 ipv6prefix
VENDOR    Mikrotik               14988
BEGIN-VENDOR Mikrotik
ATTRIBUTE Mikrotik-Rate-Limit    8   string
END-VENDOR Mikrotik
"""


def request(client: Client, user: str, password: str, method: str):
    packet = client.CreateAuthPacket(code=AccessRequest, User_Name=user, NAS_IP_Address="127.0.0.1")
    if method == "chap":
        from hashlib import md5
        identifier, challenge = b"\x07", b"0123456789abcdef"
        digest = md5(identifier + password.encode() + challenge).digest()
        packet["CHAP-Password"] = identifier + digest
        packet["CHAP-Challenge"] = challenge
    else:
        packet["User-Password"] = packet.PwCrypt(password)
    packet.add_message_authenticator()
    return packet


def shown(value) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)


def main() -> int:
    port, secret, user, password, method = sys.argv[1:]
    client = Client(server="127.0.0.1", authport=int(port), secret=secret.encode(),
                    dict=Dictionary(io.StringIO(DICTIONARY)))
    client.timeout, client.retries = 5, 1
    packet = request(client, user, password, method)
    reply = client.SendPacket(packet)
    if not reply.verify_message_authenticator(secret=client.secret, original_authenticator=packet.authenticator):
        print("the reply's Message-Authenticator is wrong", file=sys.stderr)
        return 1
    words = {AccessAccept: "accept", AccessReject: "reject"}
    attributes = {str(name): [shown(value) for value in reply[name]] for name in reply.keys()}
    print(json.dumps({"code": words.get(reply.code, reply.code), "attributes": attributes}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
