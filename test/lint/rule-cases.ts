/** Documents in which each rule speaks, and such in which it must not. */
interface Case {
  readonly name: string;
  readonly document: string;
  readonly expected: readonly string[];
}

export const head = "openapi: 3.1.1\ninfo: { title: Pets, version: 1.0.0 }\n";

export const cases: readonly Case[] = [
  {
    name: "operation-id-missing: an operation without an id",
    document: `paths:
  /pets:
    get:
      responses: { 204: { description: None } }
    post:
      operationId: addPet
      responses: { 204: { description: None } }
`,
    expected: ["5:5 warning operation-id-missing"],
  },
  {
    name: "operation-id-missing: a name of the user's own is enough",
    document: `paths:
  /pets:
    get:
      x-specwright-name: listPets
      responses: { 204: { description: None } }
`,
    expected: [],
  },
  {
    name: "operation-tag-missing: where others have one",
    document: `paths:
  /pets:
    get:
      operationId: listPets
      tags: [Pets]
      responses: { 204: { description: None } }
    post:
      operationId: addPet
      responses: { 204: { description: None } }
`,
    expected: ["9:5 warning operation-tag-missing"],
  },
  {
    name: "operation-tag-missing: not where nobody has one",
    document: `paths:
  /pets:
    get:
      operationId: listPets
      responses: { 204: { description: None } }
`,
    expected: [],
  },
  {
    name: "operation-scopes-missing: no security, and a scheme without its scopes",
    document: `paths:
  /pets:
    get:
      operationId: listPets
      security: [{ key: [read] }]
      responses: { 204: { description: None } }
    post:
      operationId: addPet
      responses: { 204: { description: None } }
    put:
      operationId: setPets
      security:
        - key: []
      responses: { 204: { description: None } }
components:
  securitySchemes:
    key: { type: http, scheme: bearer }
`,
    expected: ["9:5 warning operation-scopes-missing", "14:7 warning operation-scopes-missing"],
  },
  {
    name: "operation-scopes-missing: not for open operations, schemes without scopes, or inherited scopes",
    document: `security: [{ key: [read] }]
paths:
  /pets:
    get:
      operationId: inherits
      responses: { 204: { description: None } }
    post:
      operationId: open
      security: []
      responses: { 204: { description: None } }
    put:
      operationId: optional
      security: [{}, { key: [] }]
      responses: { 204: { description: None } }
    patch:
      operationId: otherScheme
      security: [{ basic: [] }]
      responses: { 204: { description: None } }
    delete:
      operationId: oneOfTwo
      security: [{ basic: [] }, { key: [write] }]
      responses: { 204: { description: None } }
components:
  securitySchemes:
    key: { type: http, scheme: bearer }
    basic: { type: http, scheme: basic }
`,
    expected: [],
  },
  {
    name: "operation-scopes-missing: not where nobody names scopes",
    document: `paths:
  /pets:
    get:
      operationId: listPets
      security: [{ key: [] }]
      responses: { 204: { description: None } }
    post:
      operationId: addPet
      responses: { 204: { description: None } }
components:
  securitySchemes:
    key: { type: http, scheme: bearer }
`,
    expected: [],
  },
  {
    name: "response-untyped: no success, no content, no schema, a schema that accepts anything",
    document: `paths:
  /pets:
    get:
      operationId: empty
      responses: { 200: { description: All } }
    post:
      operationId: failing
      responses: { 400: { description: Wrong } }
    put:
      operationId: silent
    patch:
      operationId: noSchema
      responses:
        200: { description: All, content: { application/json: {} } }
  /any:
    get:
      operationId: anything
      responses:
        200:
          description: All
          content: { application/json: { schema: { $ref: "#/components/schemas/Anything" } } }
components:
  schemas:
    Anything: { anyOf: [{ type: string }, { $ref: "#/components/schemas/Loop" }] }
    Loop: { allOf: [{ $ref: "#/components/schemas/Loop" }] }
`,
    expected: [
      "7:20 warning response-untyped",
      "10:7 warning response-untyped",
      "11:5 warning response-untyped",
      "16:45 warning response-untyped",
      "26:5 warning response-untyped",
      "27:5 error reference-circular",
    ],
  },
  {
    name: "response-untyped: not for typed, empty, redirecting or textual answers",
    document: `paths:
  /pets:
    get:
      operationId: typed
      responses: { 200: { description: All, content: { application/json: { schema: { type: object } } } } }
    post:
      operationId: done
      responses: { 200: { description: Done } }
    put:
      operationId: elsewhere
      responses: { 302: { description: See there } }
    patch:
      operationId: textual
      responses: { default: { description: Text, content: { text/plain: {} } } }
    delete:
      operationId: gone
      responses: { 204: { description: Gone } }
`,
    expected: [],
  },
  {
    name: "name-collision: two places that ask for one name",
    document: `paths: {}
components:
  schemas:
    Pet: { type: string }
    Dog: { type: string, x-specwright-name: Pet }
`,
    expected: ["7:5 error name-collision"],
  },
  {
    name: "name-collision: not where a second choice is free",
    document: `paths: {}
components:
  schemas:
    pet: { type: string }
    Pet: { type: string }
    Request: { type: string }
`,
    expected: [],
  },
  {
    name: "deviation: every one, wherever it stands",
    document: `tags:
  - name: Pets
    x-docs-deviation: The page says Cats.
paths:
  /pets:
    get:
      operationId: listPets
      x-docs-deviation: The page says POST.
      responses: { 204: { description: None } }
`,
    expected: ["5:5 info deviation", "10:7 info deviation"],
  },
  {
    name: "example-refused: at the offending node of request, response, parameter and schema",
    document: `paths:
  /pets/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: integer }, example: seven }
    put:
      operationId: setPet
      requestBody:
        content:
          application/json:
            schema: { $ref: "#/components/schemas/Pet" }
            example: { id: 7, name: 3 }
      responses:
        200:
          description: The pet
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Pet" }
              examples:
                good: { value: { id: 7, name: Rex } }
                bad:
                  value:
                    name: Rex
                    tags:
                      - one
                      - 2
                reference: { value: { $ref: "#/components/examples/Rex" } }
components:
  schemas:
    Pet:
      type: object
      required: [id, name]
      properties:
        id: { type: integer, readOnly: true }
        name: { type: string, example: 4 }
        tags: { type: array, items: { type: string } }
`,
    expected: [
      "6:74 warning example-refused",
      "13:31 warning example-refused",
      "23:19 warning example-refused",
      "27:25 warning example-refused",
      "28:30 warning example-refused",
      "36:31 warning example-refused",
    ],
  },
  {
    name: "example-refused: of headers, of webhooks and of callbacks, from the side that receives them",
    document: `paths:
  /pets:
    post:
      operationId: addPet
      parameters:
        - { name: filter, in: query, content: { application/json: { schema: { type: integer }, example: one } } }
      responses:
        204:
          description: Added
          headers:
            X-Count: { schema: { type: integer }, example: many }
            X-Page: { content: { application/json: { schema: { type: object }, example: 1 } } }
            X-Text: { content: { text/csv: { schema: { type: array }, example: "1,2" } } }
      callbacks:
        added:
          "{$request.query.url}":
            post:
              requestBody:
                content:
                  application/json: { schema: { $ref: "#/components/schemas/Pet" }, example: { id: x } }
              responses: { 204: { description: Heard } }
webhooks:
  priced:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [pet]
              properties: { pet: { $ref: "#/components/schemas/Pet" }, price: { type: number, example: much } }
            examples:
              good: { value: { pet: { id: 7 } } }
              bad: { value: { pet: { secret: x } } }
      responses: { 204: { description: Heard } }
components:
  schemas:
    Pet:
      type: object
      required: [id, secret]
      properties: { id: { type: integer, readOnly: true }, secret: { type: string, writeOnly: true } }
`,
    expected: [
      "8:96 warning example-refused",
      "13:51 warning example-refused",
      "14:80 warning example-refused",
      "22:96 warning example-refused",
      "33:95 warning example-refused",
      "36:31 warning example-refused",
    ],
  },
  {
    name: "example-refused: not for what one of the two sides may leave out, nor for text",
    document: `paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        content:
          application/json:
            schema: { $ref: "#/components/schemas/Pet" }
            example: { name: Rex, secret: x }
          application/xml:
            schema: { $ref: "#/components/schemas/Pet" }
            example: <pet/>
      responses:
        200:
          description: The pet
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Pet" }
              example: { id: 7, name: Rex }
components:
  schemas:
    Pet:
      type: object
      required: [id, name, secret]
      properties:
        id: { type: integer, readOnly: true }
        name: { type: string }
        secret: { type: string, writeOnly: true }
      examples:
        - { id: 7, name: Rex }
        - { name: Rex, secret: x }
`,
    expected: [],
  },
  {
    name: "example-refused: of a parameter with a media type, unless that is text",
    document: `paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - name: filter
          in: query
          content:
            application/json:
              schema: { type: object, properties: { age: { type: integer } } }
              example: { age: old }
        - name: query
          in: query
          content:
            application/xml:
              schema: { type: object }
              example: <all/>
      responses: { 204: { description: None } }
`,
    expected: ["13:26 warning example-refused"],
  },
];
