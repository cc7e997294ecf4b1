package updater

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"fmt"
	"strings"
)

// BangerReleasePublicKey is the only key whose signature a release is taken with. scripts/install.sh
// and cosign.pub hold copies; the three must stay the same.
const BangerReleasePublicKey = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEtDestknT05o6xsFWrECize+S7YtM
uEG+N03j73QVu+Gdi19vVbd2yQ3d+r1z7IiDqfBrOKMPZyrzZXuL0Zhx8w==
-----END PUBLIC KEY-----
`

// VerifySignature accepts a base64 ASN.1 ECDSA signature (cosign sign-blob) over the bytes of
// SHA256SUMS, made with the pinned key.
func VerifySignature(sums, signature []byte) error {
	block, _ := pem.Decode([]byte(BangerReleasePublicKey))
	if block == nil {
		return errors.New("the pinned release key is not PEM")
	}
	parsed, err := x509.ParsePKIXPublicKey(block.Bytes)
	if err != nil {
		return fmt.Errorf("the pinned release key: %w", err)
	}
	key, ok := parsed.(*ecdsa.PublicKey)
	if !ok {
		return errors.New("the pinned release key is not an ECDSA key")
	}
	der, err := base64.StdEncoding.DecodeString(strings.TrimSpace(string(signature)))
	if err != nil {
		return fmt.Errorf("SHA256SUMS.sig is not base64: %w", err)
	}
	digest := sha256.Sum256(sums)
	if !ecdsa.VerifyASN1(key, digest[:], der) {
		return errors.New("SHA256SUMS is not signed with the pinned release key")
	}
	return nil
}
