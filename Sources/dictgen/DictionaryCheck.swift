// SPDX-License-Identifier: Apache-2.0

import RadiusCodec

/// Whether the statements of all dictionaries go together: the rules that no line can be judged by alone.
struct DictionaryCheck {
    private var vendors: [UInt32: String] = [:]
    private var attributes: [String: AttributeStatement] = [:]
    private var keys: [AttributeKey: AttributeStatement] = [:]
    /// Who has a Swift constant, and which value of an attribute has a name or a number.
    private var claims: [String: String] = [:]
    private var errors: [DictionaryError] = []

    /// Everything that is wrong, in the order of files and lines; empty when the dictionaries can be used.
    static func errors(in files: [DictionaryFile]) -> [DictionaryError] {
        var check = DictionaryCheck()
        for file in files { check.gather(file) }
        for file in files {
            for attribute in file.attributes { check.judge(attribute, in: file) }
            check.judgeValues(of: file)
        }
        return check.errors
    }

    private mutating func gather(_ file: DictionaryFile) {
        if let vendor = file.vendor, let other = vendors.updateValue(file.name, forKey: vendor.number) {
            report(.taken(what: "vendor \(vendor.number)", by: "\(other).dictionary"), vendor.line, file)
        }
        for attribute in file.attributes {
            if let other = attributes.updateValue(attribute, forKey: attribute.name.lowercased()) {
                report(.taken(what: "the name \(attribute.name)", by: other.key.description), attribute.line, file)
            }
            if let other = keys.updateValue(attribute, forKey: attribute.key) {
                report(.taken(what: "\(attribute.key)", by: other.name), attribute.line, file)
            }
            let constant = SwiftName.constant(for: attribute.name)
            if let other = claims.updateValue(attribute.name, forKey: constant), other != attribute.name {
                report(.taken(what: "the constant \(constant)", by: other), attribute.line, file)
            }
        }
    }

    private mutating func judge(_ attribute: AttributeStatement, in file: DictionaryFile) {
        if let parent = attribute.key.parent, keys[parent]?.type.holdsNumberedAttributes != true {
            report(.noParent(parent.description), attribute.line, file)
        }
        let type = attribute.type
        func require(_ allowed: Bool, _ option: String) -> DictionaryError.Reason? {
            allowed ? nil : .notForType(option: option, type: type.word)
        }
        let broken = [
            require(!attribute.isTagged || type.allowsTag && attribute.key.depth == 1, "tagged"),
            require(!attribute.isConcatenated || type.hasAnyLength, "concatenated"),
            require(attribute.length == nil || type.hasAnyLength, "length"),
            require(attribute.hiding != .userPassword || type.hasAnyLength, "encrypt=user-password"),
            require(attribute.hiding != .tunnelPassword || !type.holdsAttributes, "encrypt=tunnel-password"),
        ]
        for reason in broken.compactMap({ $0 }) { report(reason, attribute.line, file) }
    }

    private mutating func judgeValues(of file: DictionaryFile) {
        for value in file.values {
            guard let attribute = attributes[value.attribute.lowercased()] else {
                report(.unknownAttribute(value.attribute), value.line, file)
                continue
            }
            if attribute.key.vendor != file.vendor?.number ?? 0 {
                report(.otherSpace(attribute: attribute.name), value.line, file)
            }
            if UInt64(value.number) > attribute.type.largestNamedValue ?? 0 {
                report(.valueTooLarge(value.number, type: attribute.type.word), value.line, file)
            }
            for identity in ["name \(value.name.lowercased())", "number \(value.number)"] {
                let claim = "value of \(attribute.name): \(identity)"
                if let other = claims.updateValue(value.name, forKey: claim) {
                    report(.taken(what: claim, by: other), value.line, file)
                }
            }
        }
    }

    private mutating func report(_ reason: DictionaryError.Reason, _ line: Int, _ file: DictionaryFile) {
        errors.append(DictionaryError(file: file.name, line: line, reason: reason))
    }
}

extension AttributeType {
    /// RFC 2868 section 3: a tag stands before text and octets, and takes the highest octet of an integer.
    fileprivate var allowsTag: Bool { self == .integer || hasAnyLength }

    /// Whether the type itself leaves the number of octets open.
    fileprivate var hasAnyLength: Bool { self == .text || self == .octets }

    /// Whether attributes inside have a number below this one's; those of a vendor have a space of their own.
    fileprivate var holdsNumberedAttributes: Bool {
        self == .tlv || self == .extended || self == .longExtended
    }
}
