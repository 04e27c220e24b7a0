// SPDX-License-Identifier: Apache-2.0

/// An attribute that the operator adds to answers, as it was typed: a dictionary name and a value in text.
///
/// It was checked against the dictionary when it was saved.
public struct ExtraAttribute: Sendable, Hashable {
    /// In which answers it goes out.
    public var purpose: ReplyPurpose
    /// The attribute's name in the dictionary, such as `Mikrotik-Group`.
    public var name: String
    /// The value in the form that the attribute's type is written in.
    public var value: String

    public init(purpose: ReplyPurpose, name: String, value: String) {
        self.purpose = purpose
        self.name = name
        self.value = value
    }
}
