// SPDX-License-Identifier: Apache-2.0

import RadiusCodec

extension PacketWriter {
    /// Appends an attribute whose value was given in the clear, hidden where it has to be.
    mutating func append(
        clear attribute: TypedAttribute, _ secret: SharedSecret, _ authenticator: Octets16
    ) throws(PacketWritingError) {
        guard attribute.key == .userPassword else {
            try append(AttributeBlock([attribute]))
            return
        }
        let password = attribute.value.asPassword
        try appendUserPassword(password.span, secret: secret, authenticator: authenticator)
    }
}

extension AttributeValue {
    /// The octets of a password; none for a value that cannot be one.
    fileprivate var asPassword: [UInt8] {
        switch self {
        case .text(let text): Array(text.utf8)
        case .octets(let octets): octets
        case .integer, .signed, .ipv4Address, .ipv6Address, .ipv4Prefix, .ipv6Prefix, .interfaceIdentifier, .macAddress:
            []
        }
    }
}
