// SPDX-License-Identifier: Apache-2.0

/// A line of a dictionary that cannot stand: which file and line, what is wrong, what to do.
struct DictionaryError: Error, Equatable, CustomStringConvertible {
    /// The rule that the line breaks.
    enum Reason: Equatable {
        case unknownStatement(String)
        case wrongFieldCount(form: String)
        case badName(String)
        case badNumber(String, allowed: String)
        case tooDeep(levels: Int)
        case unknownType(String)
        case unknownOption(String)
        case vendorNotFirst
        case secondVendor
        // What one line cannot tell: see `DictionaryCheck`.
        case taken(what: String, by: String)
        case noParent(String)
        case notForType(option: String, type: String)
        case unknownAttribute(String)
        case otherSpace(attribute: String)
        case valueTooLarge(UInt32, type: String)
    }

    /// The file's name without `.dictionary`.
    let file: String
    /// Counted from 1.
    let line: Int
    let reason: Reason

    var description: String { "Dictionaries/radius/\(file).dictionary:\(line): \(Self.text(of: reason))" }

    private static func text(of reason: Reason) -> String {
        switch reason {
        case .unknownStatement(let word): "“\(word)” is no statement; a line begins with vendor, attribute or value"
        case .wrongFieldCount(let form): "the line must read: \(form)"
        case .badName(let name): "“\(name)” is no name; use up to 63 ASCII letters, digits, - _ and full stops"
        case .badNumber(let text, let allowed): "“\(text)” is no number here; allowed is \(allowed)"
        case .tooDeep(let levels): "\(levels) numbers; attributes stand in each other at most 4 deep"
        case .unknownType(let word): "“\(word)” is no type; AttributeType lists them"
        case .unknownOption(let word): "“\(word)” is no option; use tagged, concatenated, encrypt=… or length=…"
        case .vendorNotFirst: "a vendor must stand before the attributes and values of its file"
        case .secondVendor: "a file has one vendor; give the second a file of its own"
        case .taken(let what, let by): "\(what) is taken by \(by); it can stand for one thing only"
        case .noParent(let key): "no attribute \(key) that holds others; define it above with type tlv or extended"
        case .notForType(let option, let type): "\(option) does not go with type \(type)"
        case .unknownAttribute(let name): "no dictionary has an attribute \(name)"
        case .otherSpace(let attribute):
            "\(attribute) is not of this file's vendor; move the value to a file of its vendor"
        case .valueTooLarge(let number, let type): "\(number) cannot be the value of a \(type) with named values"
        }
    }
}
