// SPDX-License-Identifier: Apache-2.0

/// How a value is hidden from those who do not know the shared secret.
///
/// The raw value is the octet that stands for it in a ``DictionaryTable``.
public enum ValueHiding: UInt8, Sendable, Hashable, CaseIterable {
    /// The value travels as it is.
    case plain = 0
    /// The password hiding of RFC 2865 section 5.2.
    case userPassword
    /// A salt of two octets and the hiding of RFC 2868 section 3.5, which RFC 2548 section 2.4.2 has for its keys.
    case tunnelPassword

    /// The word behind `encrypt=` in dictionaries; nil for ``plain``, which has no word.
    public var word: String? {
        switch self {
        case .plain: nil
        case .userPassword: "user-password"
        case .tunnelPassword: "tunnel-password"
        }
    }

    /// The hiding that a dictionary's word stands for; nil for any other word.
    public init?(word: String) {
        guard let hiding = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = hiding
    }
}
