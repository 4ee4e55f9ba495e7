# Archives the workflow whose id is in ids/<name>.
set -eu

read -r id <"ids/$1" || test -n "$id"

curl --silent --show-error --fail --max-time 120 --output /dev/null --request DELETE --header @- \
  "$ARMATURE_BASE_URL/workflows/$id" <<EOF
Authorization: Bearer $ARMATURE_API_KEY
EOF

rm "ids/$1"
