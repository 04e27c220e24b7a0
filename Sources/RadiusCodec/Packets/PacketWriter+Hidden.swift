// SPDX-License-Identifier: Apache-2.0

/// Attributes whose values are hidden with the secret. They allocate unless they say otherwise.
extension PacketWriter {
    /// Appends User-Password; `authenticator` is the one that the request will be sealed with.
    public mutating func appendUserPassword(
        _ password: Span<UInt8>, secret: SharedSecret, authenticator: Octets16
    ) throws(PacketWritingError) {
        guard let hidden = UserPassword.hide(password, secret: secret, authenticator: authenticator) else {
            throw .valueTooLong(.userPassword, count: password.count, limit: UserPassword.longest)
        }
        try append(.userPassword, hidden)
    }

    /// Appends Tunnel-Password, with a tag, or a key of RFC 2548, without one. `authenticator` is the request's; `salt` must
    /// differ between the attributes of one packet.
    public mutating func appendSalted(
        _ key: AttributeKey, tag: UInt8? = nil, _ value: Span<UInt8>, salt: UInt16, secret: SharedSecret,
        authenticator: Octets16
    ) throws(PacketWritingError) {
        guard let hidden = SaltedValue.hide(value, salt: salt, secret: secret, authenticator: authenticator) else {
            throw .valueTooLong(key, count: value.count, limit: SaltedValue.longest)
        }
        if let tag {
            try append(key, tag: tag, hidden.span)
        } else {
            try append(key, hidden)
        }
    }

    /// Appends a key of sixteen octets as ``appendSalted(_:tag:_:salt:secret:authenticator:)`` does, without allocating.
    public mutating func appendSalted(
        _ key: AttributeKey, _ value: Octets16, salt: UInt16, secret: SharedSecret, authenticator: Octets16
    ) throws(PacketWritingError) {
        let (salt, blocks) = SaltedValue.hide(value, salt: salt, secret: secret, authenticator: authenticator)
        let place = try open(key, 34)
        put16(salt, at: place)
        put(blocks.0, at: place &+ 2)
        put(blocks.1, at: place &+ 18)
    }

    /// Appends attributes chosen at run time, hiding what must be hidden. `authenticator` is the request's: in a request the
    /// one that it will be sealed with. Salts count up from `salt`.
    public mutating func append(
        _ attributes: [TypedAttribute], secret: SharedSecret, authenticator: Octets16, salt: UInt16
    ) throws(PacketWritingError) {
        var ready: [TypedAttribute] = []
        for (place, attribute) in attributes.enumerated() {
            let salt = salt &+ UInt16(truncatingIfNeeded: place)
            guard let hidden = attribute.hidden(with: secret, authenticator: authenticator, salt: salt) else {
                throw .hidden(attribute.key)
            }
            ready.append(hidden)
        }
        let octets = try AttributeEncoder.encode(ready)
        put(octets.span, at: try take(octets.count))
    }
}
