// SPDX-License-Identifier: Apache-2.0

import Operations

extension AccountingRecord {
    /// Whatever a broken disk has made of a stored record is read without a trap, and what is read is a record that we write.
    static func broken(_ octets: [UInt8]) -> String? {
        do throws(AccountingRecordError) {
            let record = try AccountingRecord(decoding: octets.span)
            let again = try AccountingRecord(decoding: record.bytes.span)
            // What we would have cut, nobody has written.
            guard record.cuts.isEmpty, again.cuts.isEmpty else { return nil }
            return again == record ? nil : "a record is not read as written: \(record), \(again)"
        } catch {
            return nil
        }
    }
}
