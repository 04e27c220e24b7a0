// SPDX-License-Identifier: Apache-2.0

/// Why octets are no sentences. Where a word ends is not known any more: the connection is of no use and must be closed.
public enum SentenceError: Error, Sendable, Hashable {
    /// A length begins with an octet of 0xF8 or above, which are reserved.
    case reservedLength(UInt8)
    /// A word is announced that is longer than ``SentenceLimits/word``.
    case wordTooLong(length: Int, limit: Int)
    /// A sentence is longer than ``SentenceLimits/sentence``.
    case sentenceTooLong(limit: Int)
    /// A sentence has more words than ``SentenceLimits/words``.
    case tooManyWords(limit: Int)
}

extension SentenceError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .reservedLength(let octet):
            "a word's length begins with \(octet), which the protocol reserves; "
                + "what answers at this port is no RouterOS API, or it speaks TLS where plain text is expected"
        case .wordTooLong(let length, let limit):
            "a word of \(length) octets is announced, and at most \(limit) are taken; "
                + "see that the port is that of the RouterOS API, or ask for fewer properties"
        case .sentenceTooLong(let limit):
            "a sentence is longer than \(limit) octets; ask for fewer properties"
        case .tooManyWords(let limit):
            "a sentence has more than \(limit) words; ask for fewer properties"
        }
    }
}
