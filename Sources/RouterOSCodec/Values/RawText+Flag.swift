// SPDX-License-Identifier: Apache-2.0

extension RawText {
    /// `yes` or `no`, as RouterOS takes them.
    public init(_ flag: Bool) {
        self.init(flag ? "yes" : "no")
    }

    /// A flag in either pair of words that RouterOS uses, `true`/`false` when read and `yes`/`no` when written; nil for anything
    /// else.
    public var flag: Bool? {
        switch text {
        case "true", "yes": true
        case "false", "no": false
        default: nil
        }
    }
}
