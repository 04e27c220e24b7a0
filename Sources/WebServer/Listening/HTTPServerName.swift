// SPDX-License-Identifier: Apache-2.0

/// The name in the `Server` field of every answer, without a version: nobody outside needs to know that.
public enum HTTPServerName {
    public static let text = "firsthop"
}
