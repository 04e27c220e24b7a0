// SPDX-License-Identifier: Apache-2.0

/// One attribute with its value, for tools, traces, tests and settings; packets in flight are read where they stand.
public struct TypedAttribute: Sendable, Hashable {
    public let key: AttributeKey
    /// 1 to 31 groups attributes that belong to one tunnel; 0 groups nothing; nil where there is no such octet.
    public let tag: UInt8?
    /// The value. Octets as they came when the attribute is unknown, malformed or still hidden.
    public let value: AttributeValue
    /// What became of the octets.
    public let state: State

    /// What is known of an attribute's octets.
    public enum State: Sendable, Hashable {
        /// The value is what the dictionary's type says.
        case typed
        /// No dictionary has the attribute.
        case unknown
        /// The octets break the type's rules, or those of the attributes that should stand in it.
        case malformed
        /// The value is hidden with the secret.
        case hidden
    }

    private init(key: AttributeKey, tag: UInt8?, value: AttributeValue, state: State) {
        self.key = key
        self.tag = tag
        self.value = value
        self.state = state
    }

    /// An attribute with a value of the type that the dictionary says. Where the attribute is one that is hidden, the value
    /// is the clear one, and gets hidden when it is written.
    public init(
        _ key: AttributeKey, tag: UInt8? = nil, _ value: AttributeValue, dictionary: RadiusDictionary = .standard
    ) throws(AttributeValueError) {
        guard let definition = dictionary.definition(of: key) else {
            guard case .octets = value else { throw .unknown(key) }
            guard tag == nil else { throw .wrongTag(key, tag ?? 0) }
            self.init(key: key, tag: nil, value: value, state: .unknown)
            return
        }
        if let tag, !definition.isTagged || tag > TaggedValue.highestTag { throw .wrongTag(key, tag) }
        let octets = try value.octets(of: definition)
        self.init(
            key: key, tag: tag ?? (TaggedValue.isNeeded(before: octets, definition) ? 0 : nil),
            value: AttributeValue(octets, of: definition) ?? value, state: .typed)
    }

    /// Reads what stands in a packet behind an attribute's number and length. Nothing is refused: what is not understood
    /// is kept as it is.
    public init(_ key: AttributeKey, wire octets: [UInt8], dictionary: RadiusDictionary = .standard) {
        guard let definition = dictionary.definition(of: key) else {
            self.init(key: key, tag: nil, value: .octets(octets), state: .unknown)
            return
        }
        let tagged = TaggedValue(octets, of: definition)
        let rest = Array(octets.dropFirst(tagged.start))
        if definition.hiding != .plain {
            self.init(key: key, tag: tagged.tag, value: .octets(rest), state: .hidden)
        } else if !definition.type.holdsAttributes, let value = AttributeValue(rest, of: definition) {
            self.init(key: key, tag: tagged.tag, value: value, state: .typed)
        } else {
            self.init(key: key, tag: nil, value: .octets(octets), state: .malformed)
        }
    }
}

extension TypedAttribute {
    /// How the attribute's value must be hidden before it is written; plain when it needs none, or is hidden already.
    func hiding(_ dictionary: RadiusDictionary = .standard) -> ValueHiding {
        state == .typed ? dictionary.definition(of: key)?.hiding ?? .plain : .plain
    }

    /// What stands in a packet behind the attribute's number and length, tag and all.
    func wire(_ dictionary: RadiusDictionary = .standard) throws(AttributeValueError) -> [UInt8] {
        let octets: [UInt8]
        if case .octets(let raw) = value {
            octets = raw
        } else if let definition = dictionary.definition(of: key) {
            octets = try value.octets(of: definition)
        } else {
            throw .unknown(key)
        }
        return (tag.map { [$0] } ?? []) + octets
    }

    /// The attribute with its value hidden, as it goes into a packet; itself when it needs no hiding, nil when the value is
    /// too long. `authenticator` is the request's; `salt` must differ between the attributes of a packet.
    public func hidden(with secret: SharedSecret, authenticator: Octets16, salt: UInt16) -> TypedAttribute? {
        guard let definition = RadiusDictionary.standard.definition(of: key),
            let clear = try? value.octets(of: definition)
        else { return self }
        let hidden: [UInt8]?
        switch hiding() {
        case .plain: return self
        case .userPassword: hidden = UserPassword.hide(clear.span, secret: secret, authenticator: authenticator)
        case .tunnelPassword:
            hidden = SaltedValue.hide(clear.span, salt: salt, secret: secret, authenticator: authenticator)
        }
        return hidden.map { TypedAttribute(key: key, tag: tag, value: .octets($0), state: .hidden) }
    }

    /// The attribute with its value in the clear; itself when it is not hidden, nil when the octets break the rules of the
    /// hiding, as they mostly do when the secrets differ. `authenticator` is the request's.
    public func revealed(with secret: SharedSecret, authenticator: Octets16) -> TypedAttribute? {
        guard state == .hidden, case .octets(let octets) = value,
            let definition = RadiusDictionary.standard.definition(of: key)
        else { return self }
        let clear =
            switch definition.hiding {
            case .plain: Optional(octets)
            case .userPassword: UserPassword.reveal(octets.span, secret: secret, authenticator: authenticator)
            case .tunnelPassword: SaltedValue.reveal(octets.span, secret: secret, authenticator: authenticator)
            }
        return clear.flatMap { AttributeValue($0, of: definition) }
            .map { TypedAttribute(key: key, tag: tag, value: $0, state: .typed) }
    }
}
