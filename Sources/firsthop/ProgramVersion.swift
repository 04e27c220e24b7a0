// SPDX-License-Identifier: Apache-2.0

/// The version that the program shows; changed with each release, together with the change log.
enum ProgramVersion {
    static let text = "0.1.0"
}
