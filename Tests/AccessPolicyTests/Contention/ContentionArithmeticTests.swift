// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import TestKit
import Testing

@Suite struct ContentionArithmeticTests {
    @Test func parentsOfPlans() throws {
        for row in try VectorFile("contention/parents.txt").rows {
            let rate = try row.field(0, as: UInt64.init)
            let ratio = try row.field(1, as: ContentionRatio.init)
            let members = try row.field(2, as: UInt64.init)
            let parent = Result { () throws(ContentionError) in
                try ContentionArithmetic.parent(rate: rate, ratio: ratio, members: members)
            }
            #expect(Self.text(parent) == (try row.field(3)), "\(row)")
        }
    }

    @Test func parentsOfBundles() throws {
        for row in try VectorFile("contention/bundles.txt").rows {
            let shares = try row.field(0, as: Self.shares)
            let parent = Result { () throws(ContentionError) in try ContentionArithmetic.parent(of: shares) }
            #expect(Self.text(parent) == (try row.field(1)), "\(row)")
        }
    }

    /// Never below one line, never falling, and always enough for all guarantees.
    @Test func parentsGrowWithTheirMembersAndHoldTheirGuarantees() throws {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<2_000 {
            let rate = UInt64.random(in: 1...1_000_000_000_000, using: &generator)
            let ratio = try #require(ContentionRatio(UInt32.random(in: ContentionRatio.range, using: &generator)))
            let members = UInt64.random(in: 0...100_000, using: &generator)
            let parent = try ContentionArithmetic.parent(rate: rate, ratio: ratio, members: members)
            let next = try ContentionArithmetic.parent(rate: rate, ratio: ratio, members: members + 1)
            #expect(parent >= rate && next >= parent)
            #expect(members * ContentionArithmetic.guarantee(rate: rate, ratio: ratio) <= parent)
            #expect(parent == rate || UInt128(parent - 1) * UInt128(ratio.members) < UInt128(members) * UInt128(rate))
        }
    }

    @Test func scaledGuaranteesFitAndKeepTheirProportions() throws {
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<500 {
            let guarantees = (0..<Int.random(in: 1...20, using: &generator)).map { _ in
                UInt64.random(in: 0...400_000_000_000_000_000, using: &generator)
            }
            let capacity = UInt64.random(in: 0...UInt64(Int64.max), using: &generator)
            let scaled = try ContentionArithmetic.scaled(guarantees, into: capacity)
            let total = guarantees.reduce(0 as UInt128) { $0 + UInt128($1) }
            #expect(scaled.reduce(0 as UInt128) { $0 + UInt128($1) } <= max(UInt128(capacity), 0))
            for (before, after) in zip(guarantees, scaled) {
                #expect(
                    UInt128(after)
                        == (total > UInt128(capacity) ? UInt128(before) * UInt128(capacity) / total : UInt128(before)))
            }
        }
    }

    @Test func ratiosAreReadAsTheyAreWritten() {
        #expect(ContentionRatio("1:5")?.description == "1:5")
        for text in [
            "", "1", "1:", "1:0", "2:5", "1:1001", "1:05", "1:+5", "1:-5", "1:5:5", " 1:5", "1:5 ", "1:99999999999",
        ] {
            #expect(ContentionRatio(text) == nil, "\(text)")
        }
    }

    @Test func oversubscriptionIsExact() throws {
        let sector = try #require(Oversubscription(sold: 60_000_000, capacity: 30_000_000))
        #expect(sector.lowestTerms == (2, 1) && sector.description == "2.00" && sector.isOversold)
        let odd = try #require(Oversubscription(sold: 2, capacity: 3))
        #expect(odd.lowestTerms == (2, 3) && odd.description == "0.67" && !odd.isOversold)
        #expect(Oversubscription(sold: .max, capacity: 1)?.hundredths == .max)
        #expect(Oversubscription(sold: 1, capacity: 0) == nil)
    }

    private static func text(_ result: Result<UInt64, ContentionError>) -> String {
        switch result {
        case .success(let rate): "\(rate)"
        case .failure(.zeroRate): "zeroRate"
        case .failure(.overflow): "overflow"
        case .failure(.tooManyRatios): "tooManyRatios"
        }
    }

    private static func shares(_ text: String) -> [ContentionArithmetic.Share]? {
        let shares = text.split(separator: ",").compactMap { part -> ContentionArithmetic.Share? in
            let words = part.split { " x@".contains($0) }
            guard words.count == 3, let rate = UInt64(words[0]), let members = UInt64(words[1]),
                let ratio = ContentionRatio(String(words[2]))
            else { return nil }
            return ContentionArithmetic.Share(rate: rate, ratio: ratio, members: members)
        }
        return shares.isEmpty ? nil : shares
    }
}
